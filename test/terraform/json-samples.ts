/** Texts in Terraform's JSON syntax that between them use all of it; each is accepted. */
export const JSON_SAMPLES: readonly string[] = [
  '{}',
  '[]',
  '[{"locals": {"a": 1}}, {"locals": [{"b": null}, {"c": [true, false]}]}]',
  `{
  "//": "a comment, with \${ in it",
  "terraform": {"required_version": ">= 1.6", "required_providers": {"openstack": {"source": "x/openstack"}}},
  "variable": {
    "peers": {"type": "list(string)", "default": ["10.255.255.1/32"], "a": "\${no template"},
    "other": {}
  },
  "locals": {"ports": {"bfd": 4784, "\${var.k}": "x"}, "a": "\${local.ports[\\"bfd\\"]}", "b": "$\${no} %%{no} $ % 100%"}
}
`,
  `{
\t"resource": {
\t\t"openstack_networking_secgroup_rule_v2": [
\t\t\t{
\t\t\t\t"bfd": {
\t\t\t\t\t"//": {"any": ["thing"]},
\t\t\t\t\t"for_each": "\${toset(var.peers)}",
\t\t\t\t\t"a": "\${each.value}/32", "b": "\\u0024{local.x}\\n\\t\\/",
\t\t\t\t\t"count": "%{ if var.a }1%{ else }2%{ endif }"
\t\t\t\t},
\t\t\t\t"list": [{"a": 1.5e3}, {"a": -0}]
\t\t\t},
\t\t\t{"third": {"a": {"b": {"c": "\${[for x in var.y : x if x != null]}"}}}}
\t\t]
\t},
\t"data": {"t": {"n": {"c": []}}},
\t"module": {"m": {"source": "./m", "a": "\${module.x.y[*].z}"}},
\t"output": {"o": {"a": "\${aws.b.c == \\"x\\" ? [] : {\\"k\\" = 1}}"}}
}
`,
];
