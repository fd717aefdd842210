# The same exception, caught where it appears: at the result
#
# The chapter's netmiko_threads_submit_exception.py.
# The same in Java: submit-exception.java

# The second router refuses its password.
fault r2 refuse
workers 2
delay r1 5s

f1 = submit r1 "sh clock"
f2 = submit r2 "sh clock"
f3 = submit r3 "sh clock"

# exception waits as result does, but gives the exception as a value and
# raises nothing.
exception f2

pause "The worker that f2 left has taken f3. Look: futures"

# try is the language's try and except: a command that fails does not end the
# script.
try result f2

# The others are not touched by it.
as_completed f1 f3
