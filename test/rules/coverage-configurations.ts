/** One working configuration of each daemon: what a coverage case changes one thing in. */

export const PASSWORD = '7d41c09be2f64a5888b1f0d3526ea97c';

/** A profile as NREC's users have it; every configuration below fits it. */
export const PROFILE = `root: true
allocations:
  - name: bgo
    site: bgo
    localAs: 4200000000
    peerAs: 65535
    peers: [10.255.255.1, 10.255.255.2]
    ipv4: [192.168.0.16/31]
    ipv6: ["fda4:5ff2:8477:1755::/127"]
    bfd: required
    password: { env: NREC_MD5 }
    instanceNetwork: [10.0.240.0/24]
`;

const birdPeer = (number: number) => `protocol bgp nrec_peer${number} {
  local 10.0.240.156 as 4200000000;
  neighbor 10.255.255.${number} as 65535;
  source address 10.0.240.156;
  multihop;
  password "${PASSWORD}";
  bfd graceful;
  ipv4 {
    import none;
    export filter export_v4;
  };
  ipv6 {
    import none;
    export filter export_v6;
  };
}
`;

const BIRD = `log syslog all;
router id 10.0.240.156;

filter export_v4 {
  if net ~ 192.168.0.16/31 then accept;
  reject;
}

filter export_v6 {
  if net ~ fda4:5ff2:8477:1755::/127 then accept;
  reject;
}

protocol device {
}

protocol kernel kernel4 {
  learn;
  ipv4 {
    import all;
    export none;
  };
}

protocol kernel kernel6 {
  learn;
  ipv6 {
    import all;
    export none;
  };
}

protocol bfd {
  accept ipv4 multihop;
  multihop {
    interval 300 ms;
    multiplier 3;
  };
}

${birdPeer(1)}
${birdPeer(2)}`;

const FRR = `frr defaults traditional
!
ip nht resolve-via-default
!
ip prefix-list NREC4 seq 10 permit 192.168.0.16/31 le 32
ipv6 prefix-list NREC6 seq 10 permit fda4:5ff2:8477:1755::/127 le 128
!
route-map IN deny 10
exit
!
route-map OUT4 permit 10
 match ip address prefix-list NREC4
exit
!
route-map OUT6 permit 10
 match ipv6 address prefix-list NREC6
exit
!
bfd
 profile nrec
  transmit-interval 300
  receive-interval 300
  detect-multiplier 3
 exit
exit
!
router bgp 4200000000
 bgp router-id 10.0.240.156
 no bgp default ipv4-unicast
 neighbor 10.255.255.1 remote-as 65535
 neighbor 10.255.255.1 ebgp-multihop
 neighbor 10.255.255.1 password ${PASSWORD}
 neighbor 10.255.255.1 update-source 10.0.240.156
 neighbor 10.255.255.1 bfd
 neighbor 10.255.255.1 bfd profile nrec
 neighbor 10.255.255.2 remote-as 65535
 neighbor 10.255.255.2 ebgp-multihop
 neighbor 10.255.255.2 password ${PASSWORD}
 neighbor 10.255.255.2 update-source 10.0.240.156
 neighbor 10.255.255.2 bfd
 neighbor 10.255.255.2 bfd profile nrec
 !
 address-family ipv4 unicast
  redistribute connected route-map OUT4
  neighbor 10.255.255.1 activate
  neighbor 10.255.255.1 route-map IN in
  neighbor 10.255.255.1 route-map OUT4 out
  neighbor 10.255.255.2 activate
  neighbor 10.255.255.2 route-map IN in
  neighbor 10.255.255.2 route-map OUT4 out
 exit-address-family
 !
 address-family ipv6 unicast
  redistribute connected route-map OUT6
  neighbor 10.255.255.1 activate
  neighbor 10.255.255.1 route-map IN in
  neighbor 10.255.255.1 route-map OUT6 out
  neighbor 10.255.255.2 activate
  neighbor 10.255.255.2 route-map IN in
  neighbor 10.255.255.2 route-map OUT6 out
 exit-address-family
exit
`;

const metallbPeer = (number: number) => `apiVersion: metallb.io/v1beta2
kind: BGPPeer
metadata:
  name: nrec-peer${number}
  namespace: metallb-system
spec:
  myASN: 4200000000
  peerASN: 65535
  peerAddress: 10.255.255.${number}
  ebgpMultiHop: true
  dualStackAddressFamily: true
  bfdProfile: nrec-bfd
  passwordSecret:
    name: nrec-bgp
  nodeSelectors:
    - matchLabels:
        nrec-elastic-ip: "true"
---
`;

const METALLB = `# bgplint: metallb@0.16
apiVersion: v1
kind: Secret
metadata:
  name: nrec-bgp
  namespace: metallb-system
type: kubernetes.io/basic-auth
stringData:
  password: ${PASSWORD}
---
apiVersion: metallb.io/v1beta1
kind: BFDProfile
metadata:
  name: nrec-bfd
  namespace: metallb-system
spec:
  receiveInterval: 300
  transmitInterval: 300
  detectMultiplier: 3
---
${metallbPeer(1)}${metallbPeer(2)}apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata:
  name: elastic-ip
  namespace: metallb-system
spec:
  addresses:
    - 192.168.0.16/31
    - fda4:5ff2:8477:1755::/127
---
apiVersion: metallb.io/v1beta1
kind: BGPAdvertisement
metadata:
  name: elastic-ip
  namespace: metallb-system
spec:
  ipAddressPools:
    - elastic-ip
`;

/** By the letter that the table of NREC's rules has for the daemon. */
export const WORKING = {
  B: { path: 'bird.conf', text: BIRD },
  F: { path: 'frr.conf', text: FRR },
  M: { path: 'manifest.yaml', text: METALLB },
} as const;
