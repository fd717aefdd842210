# What a future says of itself: pending, running, finished
#
# The chapter's netmiko_threads_submit_futures.py.
# The same in Java: submit-futures.java

# Two workers, so the third device has to wait for one of them.
workers 2
delay r1 5s

# Each future has a name of its own this time.
f1 = submit r1 "sh clock"
f2 = submit r2 "sh clock"
f3 = submit r3 "sh clock"

print f1 f2 f3

pause "Two run, the third is pending. Look again and again: print f1 f2 f3"

# --show-futures prints each future before its result: all of them end as
# finished.
as_completed --show-futures f1 f2 f3

print f1 f2 f3

# When was each of them pending, running, done?
timeline f1 f2 f3
