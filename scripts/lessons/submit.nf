# An exception stays in its future until somebody asks for the result
#
# The chapter's netmiko_threads_submit.py.
# The same in Java: submit.java

# The second router refuses its password.
fault r2 refuse
workers 2
delay r1 5s

# submit raises nothing.
f1 = submit r1 "sh clock"
f2 = submit r2 "sh clock"
f3 = submit r3 "sh clock"

# wait raises nothing either: it only says which futures are done.
wait f2
print(f2)

pause "f2 has failed, and nothing happened. Look: print(f2), f2.exception()"

# Now somebody asks: the exception is raised here, and ends the script. f1
# and f3 still finish.
f2.result()

# This line is never reached.
result f1 f3
