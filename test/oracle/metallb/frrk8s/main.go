// Judges FRRConfigurations as frr-k8s does. It is built inside a copy of frr-k8s's module, whose packages it needs are
// internal.
//
// Reads lines of JSON {"name", "text"} and answers each with one line {"name", "decode", "frrk8s"}.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/metallb/frr-k8s/api/v1beta1"
	"github.com/metallb/frr-k8s/internal/controller"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
	"sigs.k8s.io/yaml"
)

type answer struct {
	Name   string   `json:"name"`
	Decode []string `json:"decode"`
	FRRK8s string   `json:"frrk8s"`
}

type typeMeta struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata"`
	Items             []json.RawMessage `json:"items"`
}

func main() {
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := json.NewEncoder(os.Stdout)
	for {
		line, err := in.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			var question struct{ Name, Text string }
			if err := json.Unmarshal(line, &question); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
			_ = out.Encode(judge(question.Name, question.Text))
		}
		if err != nil {
			return
		}
	}
}

func judge(name, text string) answer {
	result := answer{Name: name, Decode: []string{}}
	var configurations []v1beta1.FRRConfiguration
	for _, object := range read(text) {
		var configuration v1beta1.FRRConfiguration
		var meta typeMeta
		_ = json.Unmarshal(object, &meta)
		if meta.APIVersion != "frrk8s.metallb.io/v1beta1" || meta.Kind != "FRRConfiguration" {
			continue
		}
		if err := json.Unmarshal(object, &configuration); err != nil {
			result.Decode = append(result.Decode, meta.Name+": "+err.Error())
		}
		configurations = append(configurations, configuration)
	}
	result.FRRK8s = refusal(configurations)
	return result
}

// refusal is what the webhook says of the configurations of each node.
func refusal(configurations []v1beta1.FRRConfiguration) string {
	var selectors []labels.Selector
	for _, one := range configurations {
		selector, err := metav1.LabelSelectorAsSelector(&one.Spec.NodeSelector)
		if err != nil {
			return err.Error()
		}
		selectors = append(selectors, selector)
	}
	for _, node := range describedNodes(configurations) {
		list := &v1beta1.FRRConfigurationList{}
		for i, one := range configurations {
			if selectors[i].Matches(node) {
				list.Items = append(list.Items, *one.DeepCopy())
			}
		}
		if err := controller.Validate(list); err != nil {
			return err.Error()
		}
	}
	return ""
}

// describedNodes are the labels of the nodes that the manifests speak of, see ../config/main.go.
func describedNodes(configurations []v1beta1.FRRConfiguration) []labels.Set {
	nodes := []labels.Set{{}}
	for _, one := range configurations {
		node := labels.Set{}
		for key, value := range one.Spec.NodeSelector.MatchLabels {
			node[key] = value
		}
		for _, expression := range one.Spec.NodeSelector.MatchExpressions {
			switch expression.Operator {
			case metav1.LabelSelectorOpIn:
				if len(expression.Values) > 0 {
					node[expression.Key] = expression.Values[0]
				}
			case metav1.LabelSelectorOpExists:
				node[expression.Key] = ""
			}
		}
		nodes = append(nodes, node)
	}
	return nodes
}

func read(text string) []json.RawMessage {
	var objects []json.RawMessage
	reader := utilyaml.NewYAMLReader(bufio.NewReader(strings.NewReader(text)))
	for {
		part, err := reader.Read()
		if err != nil {
			return objects
		}
		asJSON, err := yaml.YAMLToJSON(part)
		if err != nil {
			continue
		}
		objects = append(objects, flatten(asJSON)...)
	}
}

func flatten(object json.RawMessage) []json.RawMessage {
	var meta typeMeta
	_ = json.Unmarshal(object, &meta)
	if !strings.HasSuffix(meta.Kind, "List") {
		return []json.RawMessage{object}
	}
	var all []json.RawMessage
	for _, item := range meta.Items {
		all = append(all, flatten(item)...)
	}
	return all
}
