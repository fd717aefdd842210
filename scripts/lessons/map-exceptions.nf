# map ends at the first exception, unless each device catches its own
#
# The chapter's netmiko_threads_map_exceptions.py.
# The same in Java: map-exceptions.java

# The second router refuses its password.
fault r2 refuse
workers 2

# As Python's map: the answer of the first, then the exception in the place
# of the second. The third is lost.
try map --on-error raise "sh clock"

pause "Whatever became of the third, nobody got it. Look: futures"

# Caught for each device, an exception costs nobody else an answer. The
# chapter's worker catches its own and returns None; here it is caught at the
# result.
fs = submit "sh clock"
data = {}
for device, f in zip(devices, fs):
    try:
        data.update(f.result())
    except NetMikoAuthenticationException as e:
        logging.warning(e)
        data[device['name']] = None

pprint(data)
