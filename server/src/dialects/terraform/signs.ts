// Without imports: the client tells by it which documents are ours, before anything is loaded.

/** Files in Terraform's JSON syntax; OpenTofu reads those of the second kind. */
export const TERRAFORM_JSON = /\.(?:tf|tofu)\.json$/;

/** What a file of Terraform says when it has to do with what instances let in; anywhere in it. */
export const TERRAFORM_SIGNS = /^[ \t]*resource[ \t]+"openstack_(?:networking|compute)_secgroup_/m;

/** The same of a file in the JSON syntax, where resources of one type are the value of a key. */
export const TERRAFORM_JSON_SIGNS = /"openstack_(?:networking|compute)_secgroup_\w*"[ \t\r\n]*:/;
