# Mail to checkin@ and checkin+TOKEN@ goes to Muster; all else goes on as before.
require ["envelope", "subaddress", "vnd.dovecot.pipe"];

if envelope :user "to" "checkin" {
    pipe "muster-submit";
    stop;
}
