// Judges manifests as MetalLB does. It is built inside a copy of MetalLB's module, whose packages it needs are internal.
//
// Reads lines of JSON {"name", "text"} and answers each with one line {"name", "decode", "frr", "native", "transient"}.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"reflect"
	"sort"
	"strings"

	"go.universe.tf/metallb/api/v1beta1"
	"go.universe.tf/metallb/api/v1beta2"
	"go.universe.tf/metallb/internal/config"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
	"sigs.k8s.io/yaml"
)

type answer struct {
	Name string `json:"name"`
	// What does not fit MetalLB's types; the rest of the object is judged.
	Decode []string `json:"decode"`
	// Why it is refused by the webhooks, or by the speaker and the controller; empty where it is not.
	FRR    string `json:"frr"`
	Native string `json:"native"`
	// What MetalLB waits for: a profile, a secret, a community that is not there yet.
	Transient string `json:"transient"`
	// What each peer hears on each node, of a file without any mistake.
	Announces map[string]map[string][]string `json:"announces,omitempty"`
}

type typeMeta struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata"`
	Items             []json.RawMessage `json:"items"`
}

// What else the program does, by its first argument.
var commands = map[string]func(){}

func main() {
	if len(os.Args) > 1 {
		commands[os.Args[1]]()
		return
	}
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

func judge(name, text string) (result answer) {
	result = answer{Name: name, Decode: []string{}}
	objects := read(text)
	for _, namespace := range namespaces(objects) {
		_, misfits := resources(objects, namespace)
		for peer, nodes := range announces(objects, namespace) {
			if result.Announces == nil {
				result.Announces = map[string]map[string][]string{}
			}
			result.Announces[peer] = nodes
		}
		result.Decode = append(result.Decode, misfits...)
		load := func() config.ClusterResources {
			r, _ := resources(objects, namespace)
			return r
		}
		_, err := config.For(load(), config.ValidationFor("frr"))
		var transient config.TransientError
		if errors.As(err, &transient) && result.Transient == "" {
			result.Transient = err.Error()
		}
		if result.FRR == "" {
			result.FRR = refusal("frr", load)
		}
		if result.Native == "" {
			result.Native = refusal("native", load)
		}
	}
	return result
}

// refusal is what the webhooks say of each kind, and then what the speaker says of all of them together.
func refusal(mode string, load func() config.ClusterResources) string {
	validation := config.ValidationFor(mode)
	webhooks := []func(r config.ClusterResources) error{
		func(r config.ClusterResources) error {
			return config.NewValidator(validation).Validate(&v1beta2.BGPPeerList{Items: r.Peers}, &corev1.NodeList{Items: r.Nodes})
		},
		func(r config.ClusterResources) error {
			return config.NewValidator(validation).Validate(&v1beta1.IPAddressPoolList{Items: r.Pools})
		},
		func(r config.ClusterResources) error {
			return config.NewValidator(validation).Validate(&v1beta1.BGPAdvertisementList{Items: r.BGPAdvs},
				&v1beta1.IPAddressPoolList{Items: r.Pools}, &corev1.NodeList{Items: r.Nodes})
		},
		func(r config.ClusterResources) error {
			return config.NewValidator(validation).Validate(&v1beta1.L2AdvertisementList{Items: r.L2Advs},
				&v1beta1.IPAddressPoolList{Items: r.Pools}, &corev1.NodeList{Items: r.Nodes})
		},
		func(r config.ClusterResources) error {
			return config.NewValidator(validation).Validate(&v1beta1.CommunityList{Items: r.Communities})
		},
	}
	for _, webhook := range webhooks {
		if err := webhook(load()); err != nil {
			return "webhook: " + err.Error()
		}
	}
	for _, prepare := range []func(config.ClusterResources) config.ClusterResources{asWritten, withoutDangling} {
		_, err := config.For(prepare(load()), validation)
		var transient config.TransientError
		if err != nil && !errors.As(err, &transient) {
			return "speaker: " + err.Error()
		}
	}
	return ""
}

func asWritten(r config.ClusterResources) config.ClusterResources { return r }

// withoutDangling takes away what MetalLB would wait for, so that what is wrong for good comes to light.
func withoutDangling(r config.ClusterResources) config.ClusterResources {
	profiles := map[string]bool{}
	for _, profile := range r.BFDProfiles {
		profiles[profile.Name] = true
	}
	for i := range r.Peers {
		spec := &r.Peers[i].Spec
		if !profiles[spec.BFDProfile] {
			spec.BFDProfile = ""
		}
		if _, ok := r.PasswordSecrets[spec.PasswordSecret.Name]; !ok {
			spec.PasswordSecret = corev1.SecretReference{}
		}
	}
	aliases := map[string]bool{}
	for _, community := range r.Communities {
		for _, alias := range community.Spec.Communities {
			aliases[alias.Name] = true
		}
	}
	for i := range r.BGPAdvs {
		var kept []string
		for _, community := range r.BGPAdvs[i].Spec.Communities {
			if strings.Contains(community, ":") || aliases[community] {
				kept = append(kept, community)
			}
		}
		r.BGPAdvs[i].Spec.Communities = kept
	}
	return r
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
		return []json.RawMessage{withoutStatus(object)}
	}
	var all []json.RawMessage
	for _, item := range meta.Items {
		all = append(all, flatten(item)...)
	}
	return all
}

// withoutStatus is what the API server hands on when an object is created.
func withoutStatus(object json.RawMessage) json.RawMessage {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(object, &fields); err != nil {
		return object
	}
	delete(fields, "status")
	rest, err := json.Marshal(fields)
	if err != nil {
		return object
	}
	return rest
}

// namespaces are those that objects name; an object without one belongs to all of them.
func namespaces(objects []json.RawMessage) []string {
	seen := map[string]bool{}
	for _, object := range objects {
		var meta typeMeta
		_ = json.Unmarshal(object, &meta)
		if strings.HasPrefix(meta.APIVersion, "metallb.io/") && meta.Namespace != "" {
			seen[meta.Namespace] = true
		}
	}
	if len(seen) == 0 {
		return []string{""}
	}
	var all []string
	for namespace := range seen {
		all = append(all, namespace)
	}
	sort.Strings(all)
	return all
}

// resources are the objects of one namespace, and what in them does not fit MetalLB's types.
func resources(objects []json.RawMessage, namespace string) (config.ClusterResources, []string) {
	var misfits []string
	r := config.ClusterResources{PasswordSecrets: map[string]corev1.Secret{}}
	decode := func(object json.RawMessage, into any, name string) {
		if err := json.Unmarshal(object, into); err != nil {
			misfits = append(misfits, name+": "+err.Error())
		}
	}
	var selectors []metav1.LabelSelector
	for _, object := range objects {
		var meta typeMeta
		_ = json.Unmarshal(object, &meta)
		if meta.Namespace != "" && meta.Namespace != namespace {
			continue
		}
		id := meta.Kind + "/" + meta.Name
		switch meta.APIVersion + " " + meta.Kind {
		case "metallb.io/v1beta2 BGPPeer":
			var peer v1beta2.BGPPeer
			decode(object, &peer, id)
			r.Peers = append(r.Peers, peer)
			selectors = append(selectors, peer.Spec.NodeSelectors...)
		case "metallb.io/v1beta1 BGPPeer":
			var old v1beta1.BGPPeer
			var peer v1beta2.BGPPeer
			decode(object, &old, id)
			if err := old.ConvertTo(&peer); err != nil {
				misfits = append(misfits, id+": "+err.Error())
			}
			r.Peers = append(r.Peers, peer)
			selectors = append(selectors, peer.Spec.NodeSelectors...)
		case "metallb.io/v1beta1 IPAddressPool":
			var pool v1beta1.IPAddressPool
			decode(object, &pool, id)
			r.Pools = append(r.Pools, pool)
		case "metallb.io/v1beta1 AddressPool", "metallb.io/v1alpha1 AddressPool":
			addOldPool(&r, func(into any) { decode(object, into, id) })
		case "metallb.io/v1beta1 BFDProfile":
			var profile v1beta1.BFDProfile
			decode(object, &profile, id)
			r.BFDProfiles = append(r.BFDProfiles, profile)
		case "metallb.io/v1beta1 BGPAdvertisement":
			var adv v1beta1.BGPAdvertisement
			decode(object, &adv, id)
			r.BGPAdvs = append(r.BGPAdvs, adv)
			selectors = append(selectors, adv.Spec.NodeSelectors...)
		case "metallb.io/v1beta1 L2Advertisement":
			var adv v1beta1.L2Advertisement
			decode(object, &adv, id)
			r.L2Advs = append(r.L2Advs, adv)
			selectors = append(selectors, adv.Spec.NodeSelectors...)
		case "metallb.io/v1beta1 Community":
			var community v1beta1.Community
			decode(object, &community, id)
			r.Communities = append(r.Communities, community)
		case "v1 Secret":
			var secret corev1.Secret
			decode(object, &secret, id)
			if secret.Data == nil {
				secret.Data = map[string][]byte{}
			}
			for key, value := range secret.StringData {
				secret.Data[key] = []byte(value)
			}
			r.PasswordSecrets[secret.Name] = secret
		}
	}
	r.Nodes = describedNodes(selectors)
	return r, misfits
}

// addOldPool adds a pool of the kind that releases before 0.14.3 know; to the others it is nothing.
func addOldPool(r *config.ClusterResources, decode func(into any)) {
	pools := reflect.ValueOf(r).Elem().FieldByName("LegacyAddressPools")
	if !pools.IsValid() {
		return
	}
	pool := reflect.New(pools.Type().Elem())
	decode(pool.Interface())
	pools.Set(reflect.Append(pools, pool.Elem()))
}

// describedNodes are the nodes that the manifests speak of: one for each selector, with the labels that it asks for, and one
// without any.
func describedNodes(selectors []metav1.LabelSelector) []corev1.Node {
	nodes := []corev1.Node{{ObjectMeta: metav1.ObjectMeta{Name: "plain"}}}
	for i, selector := range selectors {
		labels := map[string]string{}
		for key, value := range selector.MatchLabels {
			labels[key] = value
		}
		for _, expression := range selector.MatchExpressions {
			switch expression.Operator {
			case metav1.LabelSelectorOpIn:
				if len(expression.Values) > 0 {
					labels[expression.Key] = expression.Values[0]
				}
			case metav1.LabelSelectorOpExists:
				labels[expression.Key] = ""
			}
		}
		nodes = append(nodes, corev1.Node{ObjectMeta: metav1.ObjectMeta{Name: fmt.Sprintf("node-%d", i), Labels: labels}})
	}
	return nodes
}
