// Command hcl reads a JSON array of texts from standard input, and answers with a JSON array: what HashiCorp's own parser makes of
// each, as the text's blocks and the names of its attributes, or why it refuses it. With the argument json, texts are in the JSON syntax.
package main

import (
	"encoding/json"
	"os"
	"sort"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
)

type body struct {
	Attributes []string `json:"attributes"`
	Blocks     []block  `json:"blocks"`
}

type block struct {
	Type   string   `json:"type"`
	Labels []string `json:"labels"`
	// Names: of JSON, what its templates refer to.
	Names []string `json:"names,omitempty"`
	body
}

type verdict struct {
	Refused string `json:"refused,omitempty"`
	Body    *body  `json:"body,omitempty"`
	// Formatted: `terraform fmt` would change nothing.
	Formatted bool `json:"formatted"`
}

func main() {
	var texts []string
	if err := json.NewDecoder(os.Stdin).Decode(&texts); err != nil {
		panic(err)
	}
	verdicts := make([]verdict, len(texts))
	isJSON := len(os.Args) > 1 && os.Args[1] == "json"
	for i, text := range texts {
		if isJSON {
			verdicts[i] = judgeJSON(text)
			continue
		}
		verdicts[i] = judge(text)
	}
	if err := json.NewEncoder(os.Stdout).Encode(verdicts); err != nil {
		panic(err)
	}
}

func judge(text string) verdict {
	file, diagnostics := hclsyntax.ParseConfig([]byte(text), "main.tf", hcl.InitialPos)
	if diagnostics.HasErrors() {
		return verdict{Refused: diagnostics.Error()}
	}
	read := bodyOf(file.Body.(*hclsyntax.Body))
	return verdict{Body: &read, Formatted: string(hclwrite.Format([]byte(text))) == text}
}

func bodyOf(from *hclsyntax.Body) body {
	to := body{Attributes: []string{}, Blocks: []block{}}
	for name := range from.Attributes {
		to.Attributes = append(to.Attributes, name)
	}
	sort.Strings(to.Attributes)
	for _, inner := range from.Blocks {
		labels := append([]string{}, inner.Labels...)
		to.Blocks = append(to.Blocks, block{Type: inner.Type, Labels: labels, body: bodyOf(inner.Body)})
	}
	return to
}
