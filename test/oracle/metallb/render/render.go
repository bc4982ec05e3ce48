// Renders the frr.conf that MetalLB's speaker writes on a node in FRR mode. It is built beside the judge, of releases whose package frr has
// the signatures used here (build.mjs).
//
// `config-VERSION render` reads one line of JSON {"text", "addresses"}, the manifests and the addresses that Services have, and writes
// the configuration.
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
	"syscall"
	"time"

	"github.com/go-kit/log"
	"go.universe.tf/metallb/internal/bgp"
	"go.universe.tf/metallb/internal/bgp/frr"
	"go.universe.tf/metallb/internal/config"
	"go.universe.tf/metallb/internal/logging"
)

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
	parsed, err := config.For(resources, config.ValidationFor("frr"))
	if err != nil {
		return err
	}

	// The package writes into a file and tells the reloader, which here is nobody.
	folder, err := os.MkdirTemp("", "bgplint-render-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	file, pid := filepath.Join(folder, "frr.conf"), filepath.Join(folder, "pid")
	signal.Ignore(syscall.SIGHUP)
	if err := os.WriteFile(pid, []byte(strconv.Itoa(os.Getpid())), 0o600); err != nil {
		return err
	}
	os.Setenv("FRR_CONFIG_FILE", file)
	os.Setenv("FRR_RELOADER_PID_FILE", pid)

	manager := frr.NewSessionManager(log.NewNopLogger(), logging.LevelInfo, 10*time.Millisecond)
	if err := manager.SyncBFDProfiles(parsed.BFDProfiles); err != nil {
		return err
	}
	for _, peer := range parsed.Peers {
		session, err := manager.NewSession(log.NewNopLogger(), parameters(peer))
		if err != nil {
			return err
		}
		if err := session.Set(advertised(parsed, peer.Name, question.Addresses)...); err != nil {
			return err
		}
	}
	time.Sleep(500 * time.Millisecond)
	rendered, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	_, err = os.Stdout.Write(rendered)
	return err
}

// parameters is what the speaker (syncPeers in speaker/bgp_controller.go) makes of a peer.
func parameters(peer *config.Peer) bgp.SessionParameters {
	address := ""
	if peer.Addr != nil {
		address = peer.Addr.String()
	}
	password := peer.Password
	if peer.SecretPassword != "" {
		password = peer.SecretPassword
	}
	return bgp.SessionParameters{
		PeerAddress:            address,
		PeerPort:               peer.Port,
		PeerInterface:          peer.Iface,
		SourceAddress:          peer.SrcAddr,
		MyASN:                  peer.MyASN,
		RouterID:               peer.RouterID,
		PeerASN:                peer.ASN,
		DynamicASN:             peer.DynamicASN,
		HoldTime:               peer.HoldTime,
		KeepAliveTime:          peer.KeepaliveTime,
		ConnectTime:            peer.ConnectTime,
		Password:               password,
		CurrentNode:            "node",
		BFDProfile:             peer.BFDProfile,
		GracefulRestart:        peer.EnableGracefulRestart,
		EBGPMultiHop:           peer.EBGPMultiHop,
		SessionName:            peer.Name,
		VRFName:                peer.VRF,
		DualStackAddressFamily: peer.DualStackAddressFamily,
		LocalASN:               peer.LocalASN,
	}
}

// advertised is what the speaker (SetBalancer) tells a peer of the addresses of Services.
func advertised(parsed *config.Config, peer string, addresses []string) []*bgp.Advertisement {
	var all []*bgp.Advertisement
	for _, address := range addresses {
		ip := net.ParseIP(address)
		bits := 128
		if ip.To4() != nil {
			ip, bits = ip.To4(), 32
		}
		for _, pool := range parsed.Pools.ByName {
			if !holds(pool, ip) {
				continue
			}
			for _, one := range pool.BGPAdvertisements {
				if !named(one.Peers, peer) {
					continue
				}
				length := one.AggregationLengthV6
				if bits == 32 {
					length = one.AggregationLength
				}
				mask := net.CIDRMask(length, bits)
				all = append(all, &bgp.Advertisement{Prefix: &net.IPNet{IP: ip.Mask(mask), Mask: mask}, LocalPref: one.LocalPref})
			}
		}
	}
	return all
}

func holds(pool *config.Pool, ip net.IP) bool {
	for _, cidr := range pool.CIDR {
		if cidr.Contains(ip) {
			return true
		}
	}
	return false
}
