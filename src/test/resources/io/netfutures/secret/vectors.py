import hashlib,hmac,subprocess,binascii,base64,struct
def ctr(key,iv,data,alg='aes-256-ctr'):
    return subprocess.run(['openssl','enc','-'+alg,'-K',key.hex(),'-iv',iv.hex(),'-nopad'],input=data,capture_output=True,check=True).stdout
def pad(b,n=16):
    k=n-len(b)%n
    return b+bytes([k])*k
def vault(text,pw,salt,label=None):
    k=hashlib.pbkdf2_hmac('sha256',pw,salt,10000,80)
    c=ctr(k[:32],k[64:],pad(text))
    m=hmac.new(k[32:64],c,'sha256').hexdigest()
    inner='\n'.join([salt.hex(),m,c.hex()]).encode().hex()
    h='$ANSIBLE_VAULT;1.1;AES256' if label is None else '$ANSIBLE_VAULT;1.2;AES256;'+label
    return '\n'.join([h]+[inner[i:i+80] for i in range(0,len(inner),80)])
def netmiko_fernet(text,key,salt):
    k=hashlib.pbkdf2_hmac('sha256',key,salt,100000,32)
    iv=bytes(range(16))
    c=ctr(k[16:],iv,pad(text),'aes-128-cbc')
    body=b'\x80'+struct.pack('>Q',1700000000)+iv+c
    tok=base64.urlsafe_b64encode(body+hmac.new(k[:16],body,'sha256').digest())
    return '__encrypt__'+base64.b64encode(salt).decode()+':'+base64.b64encode(tok).decode()
def netmiko_aes(text,key,salt):
    k=hashlib.pbkdf2_hmac('sha256',key,salt,100000,32)
    iv=bytes(range(16,32))
    c=ctr(k[:16],iv,pad(text),'aes-128-cbc')
    return '__encrypt__'+base64.b64encode(salt).decode()+':'+base64.b64encode(iv+c).decode()
s=hashlib.sha256(b'salt').digest()
import sys
out=open(sys.argv[1],'w')
print('# Made with hashlib, hmac and openssl from password, salt and text; by vectors.py beside this file.',file=out)
for name,v in [
 ('vault-1.1',vault(b'hunter-22',b'vault-pass',s)),
 ('vault-1.2',vault(b'hunter-22-prod',b'prod-pass',s[::-1],'prod')),
 ('vault-utf8',vault('p\u00e4ssw\u00f6rd \u20ac'.encode(),'g\u00e9heim'.encode(),s)),
 ('vault-block',vault(b'0123456789abcdef',b'vault-pass',s[:31]+b'x')),
 ('vault-file',vault(b'ansible_password: hunter-22\nansible_user: cisco\n',b'vault-pass',s[:31]+b'y')),
 ('vault-lines',vault(b'one\ntwo\n',b'vault-pass',s[:31]+b'z')),
 ('vault-binary',vault(b'\xff\xfe',b'vault-pass',s[:31]+b'w')),
 ('netmiko-fernet',netmiko_fernet(b'hunter-22',b'tools-key',s[:16])),
 ('netmiko-aes128',netmiko_aes(b'hunter-22-enable',b'tools-key',s[:16])),
]:
    print('== '+name,file=out); print(v,file=out)
