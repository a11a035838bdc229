#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""influx/init.sh against a stand-in for the influx command (stand-in/influx)."""

import json
import os
import pathlib
import shutil
import stat
import subprocess
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
INIT = HERE.parents[2] / "influx" / "init.sh"
PASSWORD = "korrekt pferd! \"batterie\" 'heft' $HOME %s \\ ü"
GRAFANA_PASSWORD = "zweites-langes-wort"
TOKEN = "T0k3n-of-the-operator-0123-abcdefghijklmnopqrstuvwxyz"


class InitTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="init-test-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.state_file = self.folder / "state.json"
        self.tokens = self.folder / "tokens"
        (self.folder / "tmp").mkdir()

    def run_init(self, **settings):
        environment = {
            "PATH": f"{HERE / 'stand-in'}:{os.environ['PATH']}",
            "TMPDIR": str(self.folder / "tmp"),
            "LANG": "C.UTF-8",
            "STAND_IN_STATE": str(self.state_file),
            "INFLUX_URL": "http://influxdb:8086",
            "INFLUX_ORG": "my home",
            "INFLUX_ADMIN_PASSWORD": PASSWORD,
            "INFLUX_TOKEN_DIR": str(self.tokens),
            # Possible settings of a monitor's container; they must not matter.
            "INFLUX_TOKEN": "of-the-monitor",
            "INFLUX_ORG_ID": "0000000000000000",
            "INFLUX_BUCKET_NAME": "elsewhere",
            "INFLUX_OUTPUT_JSON": "true",
            **settings,
        }
        done = subprocess.run([INIT], env={k: v for k, v in environment.items() if v is not None},
                              capture_output=True, text=True, timeout=60, check=False)
        self.output = done.stdout + done.stderr
        self.assert_no_secret_shown(environment)
        self.assertEqual(list((self.folder / "tmp").iterdir()), [], "left behind")
        return done.returncode

    def state(self):
        return json.loads(self.state_file.read_text())

    def change_state(self, change):
        state = self.state() if self.state_file.exists() else {}
        change(state)
        self.state_file.write_text(json.dumps(state))

    def calls(self):
        return [" ".join(call[:2]) for call in self.state()["calls"]]

    def token(self, name):
        return (self.tokens / name).read_text().strip()

    def permissions(self, name):
        found = [one for one in self.state()["auths"].values() if one["token"] == self.token(name)]
        self.assertEqual(len(found), 1, f"{name} is no token of the database")
        return found[0]["permissions"]

    def bucket(self, name):
        found = [(id, one) for id, one in self.state()["buckets"].items() if one["name"] == name]
        self.assertEqual(len(found), 1, name)
        return found[0]

    def assert_no_secret_shown(self, environment):
        secrets = [environment.get(name) for name in
                   ("INFLUX_ADMIN_PASSWORD", "INFLUX_ADMIN_TOKEN", "GRAFANA_ADMIN_PASSWORD")]
        arguments = []
        if self.state_file.exists():
            state = self.state()
            arguments = [argument for call in state.get("calls", []) for argument in call]
            secrets += [one["token"] for one in state.get("auths", {}).values()]
        for secret in filter(lambda one: one and len(one) > 7, secrets):
            self.assertNotIn(secret, self.output)
            self.assertFalse([one for one in arguments if secret in one], "shown to all")

    def assert_complete(self, raw="bitcoin", long="bitcoin-long"):
        raw_id, raw_bucket = self.bucket(raw)
        long_id, long_bucket = self.bucket(long)
        org = self.state()["orgs"]["my home"]
        self.assertEqual({raw_bucket["org"], long_bucket["org"]}, {org})
        of = f"orgs/{org}/buckets"
        self.assertEqual(self.permissions("monitor-token"), [f"write:{of}/{raw_id}"])
        self.assertEqual(self.permissions("grafana-token"),
                         [f"read:{of}/{raw_id}", f"read:{of}/{long_id}"])
        for name in ("monitor-token", "grafana-token"):
            self.assertEqual(stat.S_IMODE((self.tokens / name).stat().st_mode), 0o600)
        self.assertEqual(sorted(one.name for one in self.tokens.iterdir()),
                         ["grafana-token", "monitor-token"])
        [task] = self.state()["tasks"].values()
        self.assertIn(f'from(bucket: "{raw}")', task["script"])
        self.assertIn(f'to(bucket: "{long}")', task["script"])

    # --- fresh -------------------------------------------------------------------------------

    def test_fresh(self):
        self.assertEqual(self.run_init(), 0, self.output)
        self.assertEqual(self.state()["user"], "admin")
        self.assertEqual(self.state()["password"], PASSWORD)
        self.assertEqual(self.bucket("bitcoin")[1]["retention"], 90 * 86400)
        self.assertEqual(self.bucket("bitcoin-long")[1]["retention"], 1830 * 86400)
        self.assert_complete()

    def test_fresh_with_settings(self):
        self.assertEqual(self.run_init(INFLUX_BUCKET="node data", INFLUX_RETENTION="2w",
                                       INFLUX_LONG_BUCKET="long.run", INFLUX_LONG_RETENTION="0",
                                       INFLUX_ADMIN_USER="satoshi"), 0, self.output)
        self.assertEqual(self.state()["user"], "satoshi")
        self.assertEqual(self.bucket("node data")[1]["retention"], 14 * 86400)
        self.assertEqual(self.bucket("long.run")[1]["retention"], 0)
        self.assert_complete("node data", "long.run")

    def test_password_from_a_file(self):
        file = self.folder / "password"
        file.write_text(PASSWORD)
        self.assertEqual(self.run_init(INFLUX_ADMIN_PASSWORD=None,
                                       INFLUX_ADMIN_PASSWORD_FILE=str(file)), 0, self.output)
        self.assertEqual(self.state()["password"], PASSWORD)

    @unittest.skipIf(os.geteuid() != 0, "only root gives files away")
    def test_tokens_belong_to_their_readers(self):
        self.assertEqual(self.run_init(MONITOR_OWNER="1234:1235", GRAFANA_OWNER="472:0"), 0,
                         self.output)
        for name, owner in (("monitor-token", (1234, 1235)), ("grafana-token", (472, 0))):
            about = (self.tokens / name).stat()
            self.assertEqual((about.st_uid, about.st_gid), owner)
        self.assertEqual(self.run_init(MONITOR_OWNER="1300:1300", GRAFANA_OWNER="472:0"), 0,
                         self.output)
        self.assertEqual((self.tokens / "monitor-token").stat().st_uid, 1300)

    # --- already set up ----------------------------------------------------------------------

    def test_again_changes_nothing(self):
        self.run_init()
        before = {**self.state(), "calls": [], "pings": 0}
        tokens = [self.token("monitor-token"), self.token("grafana-token")]
        self.change_state(lambda state: state["calls"].clear())
        self.assertEqual(self.run_init(), 0, self.output)
        self.assertEqual({**self.state(), "calls": [], "pings": 0}, before)
        self.assertEqual([self.token("monitor-token"), self.token("grafana-token")], tokens)
        self.assertFalse([call for call in self.calls() if "create" in call or "delete" in call])

    def test_set_up_by_another_hand(self):
        self.change_state(lambda state: state.update(
            next=5, user="admin", password=PASSWORD, operators=[TOKEN],
            orgs={"other": "0a00000000000001"},
            buckets={"0a00000000000002": {"name": "bitcoin", "org": "0a00000000000001",
                                          "retention": 0}}))
        self.assertEqual(self.run_init(), 0, self.output)
        [bucket] = [one for one in self.state()["buckets"].values()
                    if one["name"] == "bitcoin" and one["org"] != "0a00000000000001"]
        self.assertEqual(bucket["retention"], 90 * 86400)
        self.assertEqual(self.state()["buckets"]["0a00000000000002"]["retention"], 0)

    def test_set_up_with_a_token_only(self):
        self.change_state(lambda state: state.update(user="sso", password="unknown to us",
                                                     operators=[TOKEN]))
        self.assertEqual(self.run_init(INFLUX_ADMIN_PASSWORD=None, INFLUX_ADMIN_TOKEN=TOKEN), 0,
                         self.output)
        self.assert_complete()

    def test_retention_grows_but_never_shrinks(self):
        self.run_init(INFLUX_RETENTION="30d")
        self.assertEqual(self.run_init(INFLUX_RETENTION="60d"), 0, self.output)
        self.assertEqual(self.bucket("bitcoin")[1]["retention"], 60 * 86400)
        self.assertEqual(self.run_init(INFLUX_RETENTION="7d"), 0, self.output)
        self.assertEqual(self.bucket("bitcoin")[1]["retention"], 60 * 86400)
        self.assertIn("INFLUX_RETENTION says 7d", self.output)
        self.assertEqual(self.run_init(INFLUX_RETENTION="0"), 0, self.output)
        self.assertEqual(self.bucket("bitcoin")[1]["retention"], 0)
        self.assertEqual(self.run_init(INFLUX_RETENTION="90d"), 0, self.output)
        self.assertEqual(self.bucket("bitcoin")[1]["retention"], 0)

    def test_task_gets_the_script_of_this_version(self):
        self.run_init()
        self.change_state(lambda state: [one.update(script="old") for one in state["tasks"].values()])
        self.assertEqual(self.run_init(), 0, self.output)
        self.assert_complete()

    # --- half set up -------------------------------------------------------------------------

    def test_half_set_up(self):
        """Whatever is missing is made, and nothing else."""
        def without(kind, name):
            return lambda state: [state[kind].pop(key) for key, one in list(state[kind].items())
                                  if name in json.dumps(one)]
        for what, change in (
                ("the long bucket", without("buckets", "bitcoin-long")),
                ("the monitor's token", without("auths", "write bitcoin")),
                ("Grafana's token", without("auths", "Grafana")),
                ("the task", without("tasks", "bitcoin"))):
            with self.subTest(what):
                self.setUp()
                self.run_init()
                self.change_state(change)
                self.assertEqual(self.run_init(), 0, self.output)
                self.assert_complete()
                self.assertEqual(len(self.state()["auths"]), 2)

    def test_a_lost_token_file_is_written_again(self):
        self.run_init()
        token = self.token("monitor-token")
        (self.tokens / "monitor-token").unlink()
        (self.tokens / "grafana-token").write_text("of another database\n")
        self.assertEqual(self.run_init(), 0, self.output)
        self.assertEqual(self.token("monitor-token"), token)
        self.assert_complete()
        self.assertEqual(len(self.state()["auths"]), 2)

    def test_a_lost_token_of_a_server_that_hides_tokens(self):
        """InfluxDB 2.9 keeps only hashes: the token is another, the old one stays for others."""
        self.run_init()
        token = self.token("monitor-token")
        self.change_state(lambda state: state.update(hides_tokens=True))
        self.assertEqual(self.run_init(), 0, self.output)
        self.assertEqual(self.token("monitor-token"), token)
        (self.tokens / "monitor-token").unlink()
        self.assertEqual(self.run_init(), 0, self.output)
        self.assertNotEqual(self.token("monitor-token"), token)
        self.assertIn("delete it once nothing uses it", self.output)
        self.assert_complete()

    def test_a_token_with_other_rights_is_replaced(self):
        self.run_init()
        token = self.token("monitor-token")

        def widen(state):
            for one in state["auths"].values():
                if one["token"] == token:
                    one["permissions"].append("read:/orgs")
        self.change_state(widen)
        self.assertEqual(self.run_init(), 0, self.output)
        self.assertNotEqual(self.token("monitor-token"), token)
        self.assertNotIn(token, json.dumps(self.state()["auths"]))
        self.assert_complete()

    # --- wrong password ----------------------------------------------------------------------

    def test_wrong_password(self):
        self.run_init()
        before = {**self.state(), "calls": [], "pings": 0}
        self.assertEqual(self.run_init(INFLUX_ADMIN_PASSWORD="ein ganz anderes"), 3, self.output)
        self.assertIn("refuses INFLUX_ADMIN_PASSWORD", self.output)
        self.assertEqual({**self.state(), "calls": [], "pings": 0}, before)

    def test_wrong_token(self):
        self.run_init()
        self.assertEqual(self.run_init(INFLUX_ADMIN_TOKEN=TOKEN), 3, self.output)
        self.assertIn("refuses INFLUX_ADMIN_TOKEN", self.output)

    # --- server late -------------------------------------------------------------------------

    def test_server_late(self):
        self.change_state(lambda state: state.update(late=2))
        self.assertEqual(self.run_init(), 0, self.output)
        self.assertIn("Waiting for InfluxDB at http://influxdb:8086", self.output)
        self.assert_complete()

    def test_server_never(self):
        self.change_state(lambda state: state.update(late=10**6))
        self.assertEqual(self.run_init(INFLUX_WAIT_SECONDS="1"), 4, self.output)
        self.assertIn("does not answer after 1 s", self.output)
        self.assertIn("connection refused", self.output)
        self.assertEqual(set(self.calls()), {"ping"})

    # --- settings ----------------------------------------------------------------------------

    def assert_refused(self, name, settings):
        self.assertEqual(self.run_init(**settings), 2, f"{settings}: {self.output}")
        self.assertIn(name, self.output)
        self.assertEqual(len(self.output.splitlines()), 1, self.output)
        self.assertFalse(self.state_file.exists(), "the database was asked all the same")

    def test_no_default_password_is_usable(self):
        for value in (None, "", "changeme", "Change-Me!", "CHANGE_ME_PLEASE", "password123",
                      "example-password", "<your password>", "admin1234", "influxdb", "bitcoin1",
                      "12345678", "aaaaaaaaaa", "short", "${INFLUX_ADMIN_PASSWORD}",
                      "replace me now", "supersecret"):
            with self.subTest(value):
                self.assert_refused("INFLUX_ADMIN_PASSWORD", {"INFLUX_ADMIN_PASSWORD": value})
                self.assert_refused("GRAFANA_ADMIN_PASSWORD",
                                    {"GRAFANA_ADMIN_PASSWORD": value or ""})
                if value:
                    self.assert_refused("INFLUX_ADMIN_TOKEN", {"INFLUX_ADMIN_TOKEN": value})

    def test_own_passwords_are_usable(self):
        for value in ("4f1c0ad2b6", "Vogel-Tisch-Regen", GRAFANA_PASSWORD, "ends with blank "):
            with self.subTest(value):
                self.setUp()
                self.assertEqual(self.run_init(INFLUX_ADMIN_PASSWORD=value,
                                               GRAFANA_ADMIN_PASSWORD=value), 0, self.output)
                self.assertEqual(self.state()["password"], value)

    def test_other_wrong_settings(self):
        for name, value in (
                ("INFLUX_URL", "influxdb:8086"), ("INFLUX_URL", "http://user:pass@influxdb:8086"),
                ("INFLUX_RETENTION", "90 days"), ("INFLUX_RETENTION", "30m"),
                ("INFLUX_LONG_RETENTION", "-1d"), ("INFLUX_BUCKET", 'a"b'),
                ("INFLUX_LONG_BUCKET", "bitcoin"), ("INFLUX_ADMIN_USER", "a:b"),
                ("INFLUX_ADMIN_PASSWORD", "with:a:colon"), ("INFLUX_WAIT_SECONDS", "soon"),
                ("MONITOR_OWNER", "monitor"), ("GRAFANA_OWNER", "472"),
                ("INFLUX_ADMIN_PASSWORD_FILE", "/nowhere")):
            with self.subTest(f"{name}={value}"):
                settings = {name: value}
                if name.endswith("_FILE"):
                    settings["INFLUX_ADMIN_PASSWORD"] = None
                self.assert_refused(name, settings)

    def test_token_folder_that_cannot_be_made(self):
        (self.folder / "file").write_text("")
        self.assertEqual(self.run_init(INFLUX_TOKEN_DIR=str(self.folder / "file" / "x")), 2)
        self.assertIn("INFLUX_TOKEN_DIR", self.output)


if __name__ == "__main__":
    unittest.main()
