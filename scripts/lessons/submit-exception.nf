# The same exception, caught where it appears: at the result
#
# The chapter's netmiko_threads_submit_exception.py.
# The same in Java: submit-exception.java

# The second router refuses its password.
fault r2 refuse
workers 2
delay r1 5s

future_ssh = [executor.submit(send_show, device, 'sh clock') for device in devices]

pause "The worker that the second leaves takes the third. Look: futures"

# The exception is raised where the result is asked for. Caught there, it
# ends nothing, and the others are not touched by it.
data = {}
for f in as_completed(future_ssh):
    try:
        result = f.result()
    except NetMikoAuthenticationException as e:
        print(e)
    else:
        data.update(result)

pprint(data)
