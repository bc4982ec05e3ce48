router id ${ROUTER_ID};
protocol device {}
filter to_kernel { accept; }
protocol kernel { ipv4 { export filter to_kernel; }; }
filter imported { accept; }
protocol bgp uplink {
  local {{NODE_IP}} as {{NODE_ASN}};
  neighbor ${PEER} as ${PEER_AS};
  password {{NEIGHBOR_PWD}};
  ipv4 { import filter imported; export where proto = "static_${NAME}"; };
}
