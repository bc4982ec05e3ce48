// Renders the frr.conf that MetalLB's speaker writes on a node in FRR mode. It is built beside the judge, and beside MetalLB's own code
// for the addresses of Services (controller/service.go) and for what is announced of them (speaker/bgp_controller.go), of releases in
// which these are as they are used here (build.mjs).
//
// `config-VERSION render` reads one line of JSON {"text", "addresses", "labels"}: the manifests, addresses for each of which there is a
// Service besides those of the manifests, and the labels of the node. It answers with one line {"configuration", "services"}, the
// addresses that each Service was given.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/go-kit/log"
	"go.universe.tf/metallb/internal/allocator"
	"go.universe.tf/metallb/internal/bgp"
	"go.universe.tf/metallb/internal/config"
	"go.universe.tf/metallb/internal/logging"
	corev1 "k8s.io/api/core/v1"
	discovery "k8s.io/api/discovery/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/sets"
)

// The one node that there is.
const node = "node"

func init() {
	commands["render"] = func() {
		if err := render(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

func render() error {
	var question struct {
		Text      string
		Addresses []string
		Labels    map[string]string
	}
	if err := json.NewDecoder(bufio.NewReader(os.Stdin)).Decode(&question); err != nil {
		return err
	}
	objects := read(question.Text)
	var namespace string
	for _, namespace = range namespaces(objects) {
		break
	}
	resources, _ := resources(objects, namespace)
	resources.BGPExtras = extras(objects)
	us := corev1.Node{ObjectMeta: metav1.ObjectMeta{Name: node, Labels: question.Labels}}
	resources.Nodes = []corev1.Node{us}
	parsed, err := config.For(resources, config.ValidationFor("frr"))
	if err != nil {
		return err
	}
	services := append(written(objects), fixed(question.Addresses)...)
	given := give(parsed, services)
	configuration, err := configurationOf(parsed, services, &us)
	if err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(map[string]any{"configuration": configuration, "services": given})
}

// give has MetalLB's controller give the Services their addresses, in their order; a Service that gets none has none.
func give(parsed *config.Config, services []*corev1.Service) map[string][]string {
	given := map[string][]string{}
	ips := allocator.New(func(string) {})
	ips.SetPools(parsed.Pools)
	giver := &controller{client: nobody{}, pools: parsed.Pools, ips: ips}
	for _, one := range services {
		_ = giver.convergeBalancer(log.NewNopLogger(), key(one), one)
		given[key(one)] = []string{}
		for _, ingress := range one.Status.LoadBalancer.Ingress {
			given[key(one)] = append(given[key(one)], ingress.IP)
		}
	}
	return given
}

// configurationOf has MetalLB's speaker announce the Services, and reads what it writes for FRR.
func configurationOf(parsed *config.Config, services []*corev1.Service, us *corev1.Node) (string, error) {
	// The package writes into a file and tells the reloader, which here is nobody.
	folder, err := os.MkdirTemp("", "bgplint-render-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(folder)
	file, pid := filepath.Join(folder, "frr.conf"), filepath.Join(folder, "pid")
	signal.Ignore(syscall.SIGHUP)
	if err := os.WriteFile(pid, []byte(strconv.Itoa(os.Getpid())), 0o600); err != nil {
		return "", err
	}
	os.Setenv("FRR_CONFIG_FILE", file)
	os.Setenv("FRR_RELOADER_PID_FILE", pid)

	logger := log.NewNopLogger()
	speaker := &bgpController{
		logger:             logger,
		myNode:             node,
		svcAds:             map[string][]*bgp.Advertisement{},
		activeAds:          map[string]sets.Set[string]{},
		adsChangedCallback: func(string) {},
		bgpType:            bgpFrr,
		sessionManager:     newBGP(controllerConfig{Logger: logger, LogLevel: logging.LevelInfo, bgpType: bgpFrr, BGPDebounceTimeout: 10 * time.Millisecond}),
	}
	if err := speaker.SetNode(logger, us); err != nil {
		return "", err
	}
	if err := speaker.SetConfig(logger, parsed); err != nil {
		return "", err
	}
	for _, one := range services {
		if err := announce(speaker, parsed, one, us); err != nil {
			return "", err
		}
	}
	time.Sleep(500 * time.Millisecond)
	rendered, err := os.ReadFile(file)
	if os.IsNotExist(err) {
		// It writes nothing where no peer is for the node.
		return "", nil
	}
	return string(rendered), err
}

// announce is what the speaker does with a Service that has an address (SetBalancer and handleService in speaker/main.go).
func announce(speaker *bgpController, parsed *config.Config, one *corev1.Service, us *corev1.Node) error {
	var ips []net.IP
	for _, ingress := range one.Status.LoadBalancer.Ingress {
		ips = append(ips, net.ParseIP(ingress.IP))
	}
	pool := poolOf(parsed, ips)
	if pool == nil {
		return nil
	}
	on := node
	ready := []discovery.EndpointSlice{{Endpoints: []discovery.Endpoint{{Addresses: []string{"10.42.0.7"}, NodeName: &on}}}}
	logger := log.NewNopLogger()
	if why := speaker.ShouldAnnounce(logger, key(one), ips, pool, one, ready, map[string]*corev1.Node{node: us}); why != "" {
		return nil
	}
	return speaker.SetBalancer(logger, key(one), ips, pool, nobody{}, one)
}

func poolOf(parsed *config.Config, ips []net.IP) *config.Pool {
	for _, pool := range parsed.Pools.ByName {
		all := len(ips) > 0
		for _, ip := range ips {
			all = all && holds(pool, ip)
		}
		if all {
			return pool
		}
	}
	return nil
}

func holds(pool *config.Pool, ip net.IP) bool {
	for _, cidr := range pool.CIDR {
		if cidr.Contains(ip) {
			return true
		}
	}
	return false
}

// written are the Services of the manifests, as a cluster with both families, IPv4 first, takes them.
func written(objects []json.RawMessage) []*corev1.Service {
	var services []*corev1.Service
	for _, object := range objects {
		var one corev1.Service
		if err := json.Unmarshal(object, &one); err != nil || one.APIVersion != "v1" || one.Kind != "Service" {
			continue
		}
		// A class is somebody else's, who is asked for (internal/k8s hands no such Service on).
		if one.Spec.LoadBalancerClass == nil {
			services = append(services, inCluster(&one))
		}
	}
	return services
}

// fixed are Services that ask for one address each.
func fixed(addresses []string) []*corev1.Service {
	var services []*corev1.Service
	for index, address := range addresses {
		family := corev1.IPv4Protocol
		if strings.Contains(address, ":") {
			family = corev1.IPv6Protocol
		}
		one := corev1.Service{}
		one.Name, one.Namespace = fmt.Sprintf("fixed-%d", index), "default"
		one.Annotations = map[string]string{AnnotationLoadBalancerIPs: address}
		one.Spec = corev1.ServiceSpec{Type: corev1.ServiceTypeLoadBalancer, IPFamilies: []corev1.IPFamily{family}}
		services = append(services, inCluster(&one))
	}
	return services
}

// inCluster fills in what the API server does.
func inCluster(one *corev1.Service) *corev1.Service {
	spec := &one.Spec
	if one.Namespace == "" {
		one.Namespace = "default"
	}
	if len(spec.IPFamilies) == 0 {
		spec.IPFamilies = []corev1.IPFamily{corev1.IPv4Protocol}
	}
	if spec.IPFamilyPolicy != nil && *spec.IPFamilyPolicy != corev1.IPFamilyPolicySingleStack && len(spec.IPFamilies) == 1 {
		other := corev1.IPv6Protocol
		if spec.IPFamilies[0] == other {
			other = corev1.IPv4Protocol
		}
		spec.IPFamilies = append(spec.IPFamilies, other)
	}
	for _, family := range spec.IPFamilies {
		spec.ClusterIPs = append(spec.ClusterIPs, map[corev1.IPFamily]string{corev1.IPv4Protocol: "10.43.0.7", corev1.IPv6Protocol: "fd43::7"}[family])
	}
	spec.ClusterIP = spec.ClusterIPs[0]
	return one
}

// extras is the ConfigMap whose text MetalLB hands to FRR as it is.
func extras(objects []json.RawMessage) (found corev1.ConfigMap) {
	for _, object := range objects {
		var one corev1.ConfigMap
		if err := json.Unmarshal(object, &one); err == nil && one.Kind == "ConfigMap" && one.Name == "bgpextras" {
			found = one
		}
	}
	return found
}

func key(one *corev1.Service) string { return one.Namespace + "/" + one.Name }

// What MetalLB's files beside this one expect of the programs that they are part of (controller/main.go, speaker/main.go).
type service interface {
	UpdateStatus(svc *corev1.Service) error
	Infof(svc *corev1.Service, desc, msg string, args ...interface{})
	Errorf(svc *corev1.Service, desc, msg string, args ...interface{})
}

type controller struct {
	client service
	pools  *config.Pools
	ips    *allocator.Allocator
}

type controllerConfig struct {
	MyNode             string
	FRRK8sNamespace    string
	Logger             log.Logger
	LogLevel           logging.Level
	BGPDebounceTimeout time.Duration
	bgpType            bgpImplementation
}

// nobody is told of events.
type nobody struct{}

func (nobody) UpdateStatus(*corev1.Service) error             { return nil }
func (nobody) Infof(*corev1.Service, string, string, ...any)  {}
func (nobody) Errorf(*corev1.Service, string, string, ...any) {}
