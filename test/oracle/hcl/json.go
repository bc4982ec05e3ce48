package main

import (
	"sort"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	hcljson "github.com/hashicorp/hcl/v2/json"
	"github.com/zclconf/go-cty/cty"
)

// topSchema is what Terraform asks a file for, as far as the tests go.
var topSchema = &hcl.BodySchema{Blocks: []hcl.BlockHeaderSchema{
	{Type: "terraform"},
	{Type: "locals"},
	{Type: "variable", LabelNames: []string{"name"}},
	{Type: "output", LabelNames: []string{"name"}},
	{Type: "module", LabelNames: []string{"name"}},
	{Type: "resource", LabelNames: []string{"type", "name"}},
	{Type: "data", LabelNames: []string{"type", "name"}},
}}

// attributes are those that a body is asked for.
var attributes = []string{"a", "b", "c", "count", "for_each"}

// judgeJSON reads a text as Terraform does: values of variables are no templates.
func judgeJSON(text string) verdict {
	file, diagnostics := hcljson.Parse([]byte(text), "main.tf.json")
	if diagnostics.HasErrors() {
		return verdict{Refused: diagnostics.Error()}
	}
	content, _, diagnostics := file.Body.PartialContent(topSchema)
	if diagnostics.HasErrors() {
		return verdict{Refused: diagnostics.Error()}
	}
	schema := &hcl.BodySchema{}
	for _, name := range attributes {
		schema.Attributes = append(schema.Attributes, hcl.AttributeSchema{Name: name})
	}
	read := body{Attributes: []string{}, Blocks: []block{}}
	for _, one := range content.Blocks {
		inner, _, diagnostics := one.Body.PartialContent(schema)
		if diagnostics.HasErrors() {
			return verdict{Refused: diagnostics.Error()}
		}
		made := block{Type: one.Type, Labels: append([]string{}, one.Labels...), body: body{Attributes: []string{}, Blocks: []block{}}}
		names := map[string]bool{}
		for name, attribute := range inner.Attributes {
			made.Attributes = append(made.Attributes, name)
			if one.Type == "variable" || one.Type == "terraform" {
				continue
			}
			for _, traversal := range attribute.Expr.Variables() {
				names[traversal.RootName()] = true
			}
			isFilledIn := one.Type == "resource" || one.Type == "data" || one.Type == "locals"
			// Without a context, texts say what is written.
			value, _ := attribute.Expr.Value(nil)
			if refused := templates(value); isFilledIn && refused != "" {
				return verdict{Refused: refused}
			}
		}
		for name := range names {
			made.Names = append(made.Names, name)
		}
		sort.Strings(made.Attributes)
		sort.Strings(made.Names)
		read.Blocks = append(read.Blocks, made)
	}
	return verdict{Body: &read}
}

// templates says why a text within a value is no template.
func templates(value cty.Value) string {
	if value.IsNull() || !value.IsKnown() {
		return ""
	}
	if value.Type() == cty.String {
		_, diagnostics := hclsyntax.ParseTemplate([]byte(value.AsString()), "main.tf.json", hcl.InitialPos)
		if diagnostics.HasErrors() {
			return diagnostics.Error()
		}
		return ""
	}
	if !value.CanIterateElements() {
		return ""
	}
	for elements := value.ElementIterator(); elements.Next(); {
		key, inner := elements.Element()
		if refused := templates(inner); refused != "" {
			return refused
		}
		if key.Type() == cty.String {
			if refused := templates(key); refused != "" {
				return refused
			}
		}
	}
	return ""
}
