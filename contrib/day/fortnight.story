# Who answers what in the fortnight, by their own clock. What a person does not answer here, they
# answer in words of their own (work, below) in the middle of the day; who is silent does not.
#   DAY TIME PERSON STYLE KIND | ANSWER | ANSWER ...     the mail of KIND that came last; see reply
#   DAY silent PERSON
#   work PERSON STYLE | ANSWER ...     %d is the number of the working day, %e the next one
2026-11-23 10:00 ann   mutt     question | the tax table is right again | no | - invoice export for Lyon\n- review of Bob's login patch\n- holiday list
2026-11-24 09:30 mia   gmail    summary  | goal new Move the racks: racks in the new room 0 -> 12 by Q4 team ops @ravi
2026-11-24 10:20 ann   mutt     question | half of the invoice export | the other half | @bob: no password for the test server
2026-11-24 11:00 bob   gmail    news     | The password is in the safe now, under "test".\ndone
2026-11-25 silent eva
2026-11-25 09:05 eva   vacation question | Ich bin bis Freitag, 27. November 2026 nicht im Haus.
2026-11-25 silent max
2026-11-26 11:00 ann   mutt     question | the test server runs | the review\n1on1: I would like to work from Lyon in spring | none
2026-11-26 15:10 ann   gmail    meeting  | - the move to Lyon, in spring
2026-11-26 16:00 mia   gmail    meeting  | - who takes the pager at Christmas
2026-11-27 10:00 ann   mutt     question | [x] invoice export | [x] review of Bob | the list waits for the new calendar | no
2026-11-27 12:00 ravi  gmail    question | Done: moved rack 5 to the new room\ngoal:1 5\nNext: rack 6
2026-11-30 10:00 ann   mutt     question | the calendar is in | no | - holiday list\n- first draft of the price page
2026-11-30 11:40 ann   gmail    meeting  | Lyon from March, for three months.\naction: @ann a note to the team due:fri
2026-12-01 10:30 mia   gmail    summary  | Ann: a good week, and a good plan.
2026-12-03 12:00 ravi  gmail    question | Done: moved rack 9 to the new room\ngoal:1 +4\nNext: rack 10
2026-12-04 10:00 ann   mutt     question | [x] holiday list | the price page is half done | no

work ann   gmail   | Done: price page, draft %d\nNext: draft %e
work eva   gmail   | Erledigt: Import der dänischen Kunden, Teil %d\nAls Nächstes: Teil %e
work max   gmail   | Done: tests for the export, part %d\nNext: part %e
work lea   gmail   | Done: read chapter %d of the handbook\nNext: chapter %e
work bob   gmail   | Done: login patch, round %d\nNext: round %e, if the reviews are in
work tom   outlook | colours of page %d | colours of page %e | none
work ravi  gmail   | Done: moved rack %d to the new room\nNext: rack %e
work priya outlook | read the backups of week %d back | week %e | none
work yui   outlook | translated %d invoice mails | %e help pages | none
work ken   gmail   | Done: the letters of customers %d to %e\nNext: the rest of the letters
