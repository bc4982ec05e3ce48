# What may reach the instances that announce addresses of allocation example. NREC applies an
# instance's security groups to the addresses that it announces, too.
resource "openstack_networking_secgroup_v2" "nrec_elastic_ip" {
  name        = "nrec-elastic-ip"
  description = "BGP with NREC, and what the announced addresses serve"
}

# BFD with NREC's routers. The routers send BFD over several hops to UDP 4784 (RFC 5883), as a flow
# of their own, so that nothing the instance sends lets it in. Without this rule BFD stays down, and
# an instance that fails is noticed only when BGP's hold time is over.
resource "openstack_networking_secgroup_rule_v2" "nrec_bfd" {
  for_each = toset(["10.255.255.1/32", "10.255.255.2/32"])

  direction         = "ingress"
  ethertype         = "IPv4"
  protocol          = "udp"
  port_range_min    = 4784
  port_range_max    = 4784
  remote_ip_prefix  = each.value
  security_group_id = openstack_networking_secgroup_v2.nrec_elastic_ip.id
}

# BGP with NREC's routers. The instance opens these sessions itself, since NREC's routers wait for
# it, and answers get in by themselves. With this rule a session comes up as well when a router
# connects first.
resource "openstack_networking_secgroup_rule_v2" "nrec_bgp" {
  for_each = toset(["10.255.255.1/32", "10.255.255.2/32"])

  direction         = "ingress"
  ethertype         = "IPv4"
  protocol          = "tcp"
  port_range_min    = 179
  port_range_max    = 179
  remote_ip_prefix  = each.value
  security_group_id = openstack_networking_secgroup_v2.nrec_elastic_ip.id
}

# tcp/443 over IPv4. What the announced addresses serve: security groups apply to them too.
resource "openstack_networking_secgroup_rule_v2" "tcp_443_ipv4" {
  direction         = "ingress"
  ethertype         = "IPv4"
  protocol          = "tcp"
  port_range_min    = 443
  port_range_max    = 443
  remote_ip_prefix  = "0.0.0.0/0"
  security_group_id = openstack_networking_secgroup_v2.nrec_elastic_ip.id
}

# tcp/443 over IPv6. What the announced addresses serve: security groups apply to them too.
resource "openstack_networking_secgroup_rule_v2" "tcp_443_ipv6" {
  direction         = "ingress"
  ethertype         = "IPv6"
  protocol          = "tcp"
  port_range_min    = 443
  port_range_max    = 443
  remote_ip_prefix  = "::/0"
  security_group_id = openstack_networking_secgroup_v2.nrec_elastic_ip.id
}

# Each such instance has to have the group, beside those that it has, and is on one network alone:
#   resource "openstack_compute_instance_v2" "lb1" {
#     security_groups = ["default", openstack_networking_secgroup_v2.nrec_elastic_ip.name]
#     network {
#       name = "Elastic IP"
#     }
#   }
