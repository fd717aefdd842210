# map: the results come in the order of the list, so the slow first device holds the fast ones back
#
# The chapter's netmiko_threads_map_basics.py; map-basics.java is the same in Java.

# Three workers: nobody has to wait for one.
workers 3
delay r1 5s

# With a name, map returns at once. result then takes the results in the order of the list.
fs = map "sh clock"

pause "The second and the third will be done long before the first. Look again and again: print fs"

# Nothing is printed before the first one is there; then all three at once.
result fs

# The timeline shows how long two of the answers lay there.
timeline fs
