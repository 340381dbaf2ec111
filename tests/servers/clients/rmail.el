;; SPDX-License-Identifier: GPL-3.0-or-later
;; Emacs with Rmail and message-mode: replies to the only mail of the mbox $MBOX, below each of its quoted questions.
(require 'rmail)
(require 'message)
(setq user-mail-address (getenv "ADDRESS")
      mail-user-agent 'message-user-agent
      rmail-mail-new-frame nil
      rmail-mime-prefer-html nil
      message-send-mail-function 'message-send-mail-with-sendmail
      sendmail-program (getenv "SENDMAIL")
      message-sendmail-envelope-from 'header
      message-confirm-send nil)
(rmail (getenv "MBOX"))
(rmail-reply t)
(message-yank-original)
(goto-char (point-min))
(let ((answers (list "wrote the manual" "the release;\nthen a walk" "no")))
  (while (re-search-forward "^> [123]\\. .*$" nil t)
    (insert "\n\n" (pop answers) "\n")))
(message-send)
