# A callback: each answer is parsed and saved when it is there
#
# The chapter's netmiko_threads_submit_callback.py.
# The same in Java: submit-callback.java

workers 2
delay r1 5s

# From now on every future gets this callback: parse the answer, and write a
# CSV file into this folder.
callback parse .

fs = submit "sh ip int br"

# The callback runs in the worker that got the answer, before anybody asks
# for the result: see who says "Parsed".
pause "Files appear while you look: !ls parsed_*"

as_completed --format text fs
