// Judges Kubernetes objects as the API server does when they are created with strict field validation: decoding, unknown
// fields, metadata, the schema and the CEL rules of the CRDs in a folder. The first argument is 1.36 for that version of
// Kubernetes and newer, anything else for older ones; the others are folders.
//
// Reads lines of JSON {"name", "text"} and answers each with one line {"name", "documents", "objects"}.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	structuralschema "k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/listtype"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/objectmeta"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/pruning"
	crvalidation "k8s.io/apiextensions-apiserver/pkg/apiserver/validation"
	"k8s.io/apimachinery/pkg/api/validation"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	utiljson "k8s.io/apimachinery/pkg/util/json"
	"k8s.io/apimachinery/pkg/util/validation/field"
	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
	celconfig "k8s.io/apiserver/pkg/apis/cel"
	"sigs.k8s.io/yaml"
)

type kind struct {
	namespaced bool
	// Whether what is created has its status taken away first.
	hasStatus  bool
	structural *structuralschema.Structural
	validator  crvalidation.SchemaValidator
	cel        *cel.Validator
}

type document struct {
	Error string `json:"error,omitempty"`
}

type object struct {
	Kind    string   `json:"kind"`
	Name    string   `json:"name"`
	Unknown bool     `json:"unknown,omitempty"`
	Ours    bool     `json:"ours,omitempty"`
	Errors  []string `json:"errors,omitempty"`
}

type answer struct {
	Name      string     `json:"name"`
	Documents []document `json:"documents"`
	Objects   []object   `json:"objects"`
}

func main() {
	kinds, err := load(os.Args[1] == "1.36", os.Args[2:])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
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
			_ = out.Encode(judge(kinds, question.Name, question.Text))
		}
		if err != nil {
			return
		}
	}
}

// forget takes the formats of integers away, which the API server did not look at before Kubernetes 1.36.
func forget(props *apiextensions.JSONSchemaProps) {
	if props == nil {
		return
	}
	if props.Type == "integer" {
		props.Format = ""
	}
	for name, inner := range props.Properties {
		forget(&inner)
		props.Properties[name] = inner
	}
	if props.Items != nil {
		forget(props.Items.Schema)
	}
}

func load(formats bool, folders []string) (map[schema.GroupVersionKind]kind, error) {
	kinds := map[schema.GroupVersionKind]kind{}
	for _, folder := range folders {
		paths, err := filepath.Glob(filepath.Join(folder, "*.yaml"))
		if err != nil {
			return nil, err
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				return nil, err
			}
			var crd apiextensionsv1.CustomResourceDefinition
			if err := yaml.Unmarshal(text, &crd); err != nil {
				return nil, err
			}
			for _, version := range crd.Spec.Versions {
				if version.Schema == nil || !version.Served {
					continue
				}
				var internal apiextensions.JSONSchemaProps
				err := apiextensionsv1.Convert_v1_JSONSchemaProps_To_apiextensions_JSONSchemaProps(version.Schema.OpenAPIV3Schema, &internal, nil)
				if err != nil {
					return nil, err
				}
				if !formats {
					forget(&internal)
				}
				structural, err := structuralschema.NewStructural(&internal)
				if err != nil {
					return nil, fmt.Errorf("%s: %w", path, err)
				}
				validator, _, err := crvalidation.NewSchemaValidator(&internal)
				if err != nil {
					return nil, fmt.Errorf("%s: %w", path, err)
				}
				id := schema.GroupVersionKind{Group: crd.Spec.Group, Version: version.Name, Kind: crd.Spec.Names.Kind}
				kinds[id] = kind{
					namespaced: crd.Spec.Scope == apiextensionsv1.NamespaceScoped,
					hasStatus:  version.Subresources != nil && version.Subresources.Status != nil,
					structural: structural,
					validator:  validator,
					cel:        cel.NewValidator(structural, true, celconfig.PerCallLimit),
				}
			}
		}
	}
	return kinds, nil
}

func judge(kinds map[schema.GroupVersionKind]kind, name, text string) answer {
	result := answer{Name: name, Documents: []document{}, Objects: []object{}}
	reader := utilyaml.NewYAMLReader(bufio.NewReader(strings.NewReader(text)))
	for {
		part, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return result
		}
		if err != nil {
			result.Documents = append(result.Documents, document{Error: err.Error()})
			return result
		}
		asJSON, err := yaml.YAMLToJSONStrict(part)
		if err != nil {
			result.Documents = append(result.Documents, document{Error: err.Error()})
			continue
		}
		result.Documents = append(result.Documents, document{})
		var value any
		if err := utiljson.Unmarshal(asJSON, &value); err != nil {
			continue
		}
		root, ok := value.(map[string]any)
		if !ok {
			continue
		}
		for _, one := range flatten(root) {
			result.Objects = append(result.Objects, judgeObject(kinds, one))
		}
	}
}

func flatten(root map[string]any) []map[string]any {
	items, ok := root["items"].([]any)
	kindName, _ := root["kind"].(string)
	if !ok || !strings.HasSuffix(kindName, "List") {
		return []map[string]any{root}
	}
	var all []map[string]any
	for _, item := range items {
		if one, ok := item.(map[string]any); ok {
			all = append(all, flatten(one)...)
		}
	}
	return all
}

func judgeObject(kinds map[schema.GroupVersionKind]kind, root map[string]any) object {
	u := &unstructured.Unstructured{Object: root}
	result := object{Kind: u.GetKind(), Name: u.GetName()}
	id := schema.FromAPIVersionAndKind(u.GetAPIVersion(), u.GetKind())
	result.Ours = id.Group == "metallb.io" || id.Group == "frrk8s.metallb.io"
	known, ok := kinds[id]
	if !ok {
		result.Unknown = true
		return result
	}
	fail := func(format string, args ...any) { result.Errors = append(result.Errors, fmt.Sprintf(format, args...)) }
	// kubectl fills the namespace of its context in; the server would refuse an object without one.
	if known.namespaced && u.GetNamespace() == "" {
		if metadata, ok := root["metadata"].(map[string]any); ok && metadata["namespace"] == nil {
			metadata["namespace"] = "default"
		}
	}
	meta, found, unknown, err := objectmeta.GetObjectMetaWithOptions(root, objectmeta.ObjectMetaOptions{ReturnUnknownFieldPaths: true})
	if err != nil {
		fail("metadata: %v", err)
		return result
	}
	unknown = append(unknown, pruning.PruneWithOptions(root, known.structural, true, structuralschema.UnknownFieldPathOptions{TrackUnknownFieldPaths: true})...)
	defaulting.PruneNonNullableNullsWithoutDefaults(root, known.structural)
	fieldError, more := objectmeta.CoerceWithOptions(nil, root, known.structural, false, objectmeta.CoerceOptions{ReturnUnknownFieldPaths: true})
	if fieldError != nil {
		fail("%v", fieldError)
		return result
	}
	for _, path := range append(unknown, more...) {
		fail("unknown field %q", path)
	}
	u.SetKind(id.Kind)
	u.SetAPIVersion(id.GroupVersion().String())
	if found {
		if err := objectmeta.SetObjectMeta(root, meta); err != nil {
			fail("metadata: %v", err)
			return result
		}
	}
	if known.hasStatus {
		delete(root, "status")
	}
	defaulting.Default(root, known.structural)
	errs := validation.ValidateObjectMetaAccessor(u, known.namespaced, validation.NameIsDNSSubdomain, field.NewPath("metadata"))
	errs = append(errs, crvalidation.ValidateCustomResource(nil, root, known.validator)...)
	errs = append(errs, objectmeta.Validate(nil, root, known.structural, false)...)
	errs = append(errs, listtype.ValidateListSetsAndMaps(nil, known.structural, root)...)
	if known.cel != nil && len(errs) == 0 {
		broken, _ := known.cel.Validate(context.Background(), nil, known.structural, root, nil, celconfig.RuntimeCELCostBudget)
		errs = append(errs, broken...)
	}
	for _, err := range errs {
		fail("%v", err)
	}
	return result
}
