# map: the slow first device holds the fast ones back
#
# The chapter's netmiko_threads_map_basics.py.
# The same in Java: map-basics.java

# Three workers: nobody has to wait for one.
workers 3
delay r1 5s

# With a name, map returns at once. result then takes the results in the
# order of the list.
fs = map "sh clock"

pause "The first holds the others back. Look again and again: print fs"

# Nothing is printed before the first one is there; then all three at once.
result fs

# The timeline shows how long two of the answers lay there.
timeline fs
