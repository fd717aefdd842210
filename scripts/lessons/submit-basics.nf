# submit and as_completed: each answer as soon as it is there
#
# The chapter's netmiko_threads_submit_basics.py.
# The same in Java: submit-basics.java

# Two workers for three devices. The worker of the first device waits for 5 s
# before it connects.
workers 2
delay r1 5s

# submit returns at once, with a future for each device. fs is the list of
# the three.
fs = submit "sh clock"

pause "Nothing is printed yet. Look at the three: print fs, or futures"

# as_completed hands over each result when it is there. The first device is
# not the first one here.
as_completed fs
