# How many workers are enough? Nine devices, three to nine workers
#
# The chapter's netmiko_count_threads.py.
# The same in Java: count-threads.java

# Nine routers (count-threads.yaml), each of which thinks for a second before
# it answers.
fault all think 1s

echo "3 workers"
workers 3
fs = submit -q "sh ip int br"
time wait -q fs

# A worker takes one device after the other. How many has the busiest one? So
# many seconds it takes.
echo "4 workers"
workers 4
fs = submit -q "sh ip int br"
time wait -q fs

echo "5 workers"
workers 5
fs = submit -q "sh ip int br"
time wait -q fs

echo "6 workers"
workers 6
fs = submit -q "sh ip int br"
time wait -q fs

echo "7 workers"
workers 7
fs = submit -q "sh ip int br"
time wait -q fs

echo "8 workers"
workers 8
fs = submit -q "sh ip int br"
time wait -q fs

# Between 5 and 8 workers nothing changes: somebody always has two devices.
# Nine workers, and nobody waits.
echo "9 workers"
workers 9
fs = submit -q "sh ip int br"
time wait -q fs
