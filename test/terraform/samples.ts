/** Texts in HCL that between them use all of its syntax; each is accepted. */
export const SAMPLES: readonly string[] = [
  `terraform {
  required_version = ">= 1.6"
  required_providers {
    openstack = { source = "terraform-provider-openstack/openstack", version = "~> 2.0" }
  }
}
provider "openstack" {}
`,
  `variable "peers" {
  type        = list(string)
  default     = ["10.255.255.1/32", "10.255.255.2/32"]
  description = <<-EOT
    Routers of NREC, \${"each"} as a prefix.
      %{ if true }yes%{ else }no%{ endif }
  EOT
}

locals {
  # comment
  ports = { bfd = 4784, bgp = 179 }
  all   = concat(var.peers, ["192.0.2.1/32"], )
  big   = 1.5e3 + -2 * (3 - 4) / 5 % 6
  yes   = !(var.a && var.b || var.c != null) ? "a" : var.d >= 4 ? "b" : "c"
}
`,
  `resource "openstack_networking_secgroup_rule_v2" "bfd" {
  for_each = toset(var.peers) // one for each

  direction         = "ingress"
  ethertype         = "IPv4"
  protocol          = "udp"
  port_range_min    = local.ports["bfd"]
  port_range_max    = local.ports.bfd
  remote_ip_prefix  = each.value
  security_group_id = "\${openstack_networking_secgroup_v2.bgp[0].id}"
  lifecycle { ignore_changes = [description] }
  dynamic "timeouts" {
    for_each = var.slow ? [1] : []
    content {
      delete = "10m"
    }
  }
}
`,
  `output "ids" {
  value = [for i, s in openstack_compute_instance_v2.lb : upper("\${s.id}-\${i}") if s.id != ""]
}
output "map" {
  value = {
    for k, v in var.m :
    k => v...
    if v != null
  }
}
output splat { value = module.a.*.b.0.c }
output "full" {
  value = aws_instance.x[*].ids[0]["k"].z
}
`,
  `a = [
  1,
  2, # two
  /* three */ 3
]
b = {
  "x y" = 1, z : 2
  (var.k) = 3

  w = "q" }
c = provider::time::rfc3339_parse("2026", [1, 2]...)
d = "\\u00e5\\n\\t\\"\\\\ $\${no} %%{no} $ % 100%"
e = <<EOT
text $\${x}
  EOT inside
EOT
f = "%{ for a, b in var.x ~} \${ a ~} %{ endfor }"
g = foo.0
h = foo.0.bar
i = (
  1
  + 2
)
j = foo(
  1,
  2
)
`,
  'é_1-x = true\n\tb "c" d "e" {\n}\n',
  '',
  '# only a comment',
  'a = 1',
  'x {}\r\ny = 2\r\n',
];
