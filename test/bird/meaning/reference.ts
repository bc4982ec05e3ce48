/**
 * The configuration that all examples start from: two sessions with NREC, both families, BFD, with the published example
 * values. Written for these tests; `bird -p` of every supported version accepts it.
 */
export const REFERENCE = `# One instance of an Elastic IP service.
router id 10.0.240.156;   # the instance's own address

filter announce_v4 {
  if net ~ 192.168.0.16/31 then accept;
  reject;
}

filter announce_v6 {
  if net ~ fda4:5ff2:8477:1755::/127 then accept;
  else {
    reject;
  }
}

protocol device {
  scan time 5;
}

protocol direct {
  disabled;
}

protocol kernel kernel4 {
  learn;
  scan time 2;
  ipv4 {
    import all;
    export all;
  };
}

protocol kernel kernel6 {
  learn;
  scan time 2;
  ipv6 {
    import all;
    export all;
  };
}

protocol bfd {
  accept ipv4 multihop;
}

protocol bgp nrec1 {
  neighbor 10.255.255.1 port 179 as 65535;
  local 10.0.240.156 as 4200000000;
  multihop;
  password "b1ecd7f662e6ff6ce03ab33626f92cfe";
  bfd graceful;
  ipv4 {
    import none;
    export filter announce_v4;
    gateway recursive;
  };
  ipv6 {
    import none;
    export filter announce_v6;
    gateway recursive;
  };
  source address 10.0.240.156;
}

protocol bgp nrec2 {
  neighbor 10.255.255.2 port 179 as 65535;
  local 10.0.240.156 as 4200000000;
  multihop;
  password "b1ecd7f662e6ff6ce03ab33626f92cfe";
  bfd graceful;
  ipv4 {
    import none;
    export filter announce_v4;
    gateway recursive;
  };
  ipv6 {
    import none;
    export filter announce_v6;
    gateway recursive;
  };
  source address 10.0.240.156;
}
`;

/** The allocation that the reference was written for. */
export const REFERENCE_PROFILE = `allocations:
  - name: example
    localAs: 4200000000
    peerAs: 65535
    peers: [10.255.255.1, 10.255.255.2]
    ipv4: [192.168.0.16/31]
    ipv6: ["fda4:5ff2:8477:1755::/127"]
    bfd: required
    password:
      env: EXAMPLE_PASSWORD
`;

/** The password of the published example. */
export const REFERENCE_PASSWORD = 'b1ecd7f662e6ff6ce03ab33626f92cfe';
