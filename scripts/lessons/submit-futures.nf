# What a future says of itself: pending, running, finished
#
# The chapter's netmiko_threads_submit_futures.py.
# The same in Java: submit-futures.java

# Two workers, so the third device has to wait for one of them.
workers 2
delay r1 5s

# submit returns at once: this prints each future before any of them is done.
future_list = []
for device in devices:
    future = executor.submit(send_show, device, 'sh clock')
    future_list.append(future)
    print('Future: {} for device {}'.format(future, device['ip']))

pause "Two run, the third is pending. Look again: print future_list"

# All of them end as finished, in the order in which they are done.
data = {}
for f in as_completed(future_list):
    result = f.result()
    print('Future done {}'.format(f))
    data.update(result)

pprint(data)

# When was each of them pending, running, done?
timeline future_list
