// Without imports: the client tells by it which documents are ours, before anything is loaded.

/** What a file of Terraform says when it has to do with what instances let in; anywhere in it. */
export const TERRAFORM_SIGNS = /^[ \t]*resource[ \t]+"openstack_(?:networking|compute)_secgroup_/m;
