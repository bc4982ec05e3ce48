package main

import (
	"encoding/json"
	"fmt"

	"go.universe.tf/metallb/internal/config"
	"k8s.io/apimachinery/pkg/labels"
)

// announces is what each peer hears on each node that speaks to it, once Services hold all addresses: the pools' CIDRs, each with the
// lengths at which its addresses are announced ("192.0.2.0/24 32"). MetalLB's own code reads pools, advertisements and selectors;
// what its speaker does with an address (SetBalancer in speaker/bgp_controller.go) needs a cluster, and is done here alike.
func announces(objects []json.RawMessage, namespace string) map[string]map[string][]string {
	r, _ := resources(objects, namespace)
	parsed, err := config.For(r, config.ValidationFor("frr"))
	if err != nil {
		return nil
	}
	heard := map[string]map[string][]string{}
	for _, peer := range parsed.Peers {
		heard[peer.Name] = map[string][]string{}
		for _, node := range r.Nodes {
			if !selected(peer.NodeSelectors, node.Labels) {
				continue
			}
			heard[peer.Name][node.Name] = []string{}
			for _, pool := range parsed.Pools.ByName {
				for _, advertisement := range pool.BGPAdvertisements {
					if !advertisement.Nodes[node.Name] || !named(advertisement.Peers, peer.Name) {
						continue
					}
					for _, cidr := range pool.CIDR {
						length := advertisement.AggregationLengthV6
						if cidr.IP.To4() != nil {
							length = advertisement.AggregationLength
						}
						heard[peer.Name][node.Name] = append(heard[peer.Name][node.Name], fmt.Sprintf("%s %d", cidr, length))
					}
				}
			}
		}
	}
	return heard
}

// Without selectors every node is selected.
func selected(selectors []labels.Selector, of map[string]string) bool {
	for _, selector := range selectors {
		if selector.Matches(labels.Set(of)) {
			return true
		}
	}
	return len(selectors) == 0
}

func named(peers []string, name string) bool {
	for _, peer := range peers {
		if peer == name {
			return true
		}
	}
	return len(peers) == 0
}
