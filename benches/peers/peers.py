"""The four questions, put to one peer: `python peers.py PEER FOLDER SECONDS`.

trace: all that a document rests on. resolve: the ends of its line of replacements, days left out.
audit: (document, cited, current) for documents of the period whose cited document has been
replaced by the day. impact: all that rests on a hub. Answers become ids inside the time;
comparing them is outside. Each question is put until SECONDS are over; what was left out shows in
`asked`. Prints one JSON object.
"""
import json
import resource
import sqlite3
import statistics
import sys
import time

import numpy as np

SINCE, AS_OF = 16801, 20270
NEVER = 1 << 30
U64 = np.uint64


def mixed(numbers):
    with np.errstate(over="ignore"):
        numbers = (numbers ^ (numbers >> U64(30))) * U64(0xBF58476D1CE4E5B9)
        numbers = (numbers ^ (numbers >> U64(27))) * U64(0x94D049BB133111EB)
    return numbers ^ (numbers >> U64(31))


def array(answer):
    if isinstance(answer, np.ndarray):
        return answer.astype(U64)
    return np.fromiter(answer, np.int64, len(answer)).astype(U64)


def digest(answer):
    return len(answer), int(mixed(array(answer) + U64(1)).sum(dtype=U64))


def digest_triples(documents, cited, current):
    inner = mixed(array(cited) ^ mixed(array(current) + U64(1)))
    return len(documents), int(mixed(array(documents) ^ inner).sum(dtype=U64))


def so_far(digests):
    total, out, mask = 0, [], (1 << 64) - 1
    for size, summed in digests:
        total = (int(mixed(np.array([(total + size) & mask], U64))[0]) + summed) & mask
        out.append(f"{total:016x}")
    return out


class Data:
    def __init__(self, folder):
        read = lambda name, kind: np.fromfile(f"{folder}/{name}", kind)
        self.folder = folder
        self.days = read("days.i32", "<i4")
        source, target, kinds, day = read("from.u32", "<u4"), read("to.u32", "<u4"), read("kinds.u8", "u1"), read("effective.i32", "<i4")
        pick = lambda kind: (source[kinds == kind].astype(np.int64), target[kinds == kind].astype(np.int64))
        self.implements, self.cites = pick(0), pick(1)
        new, old = pick(2)
        self.replaced = old, new, day[kinds == 2].astype(np.int64)
        self.leaves, self.any, self.hubs = (read(f"{name}.u32", "<u4").tolist() for name in ("leaves", "any", "hubs"))
        self.count = len(self.days)


def line_ends(successors, start, as_of):
    """The ends of a line; `successors(document)` gives (new, day) pairs."""
    seen, open_, ends = {start}, [start], []
    while open_:
        document = open_.pop()
        ended = False
        for new, day in successors(document):
            if day <= as_of:
                ended = True
                if new not in seen:
                    seen.add(new)
                    open_.append(new)
        if not ended:
            ends.append(document)
    return ends


def audit_by(replaced, successors, citing, days):
    """The audit as one writes it over a graph library: from what was replaced to who cites it."""
    documents, cited, current = [], [], []
    for old in replaced:
        ends = line_ends(successors, old, AS_OF)
        for document in citing(old):
            if SINCE <= days[document] <= AS_OF:
                for end in ends:
                    documents.append(document)
                    cited.append(old)
                    current.append(end)
    return documents, cited, current


def replaced_by(data):
    old, _, day = data.replaced
    return np.unique(old[day <= AS_OF]).tolist()


class Networkx:
    def __init__(self, data):
        import networkx as nx

        self.nx = nx
        self.data, self.days = data, data.days.tolist()
        of = lambda pair: self.graph(zip(pair[0].tolist(), pair[1].tolist()))
        self.up, self.cites = of(data.implements), of(data.cites)
        old, new, day = (it.tolist() for it in data.replaced)
        self.lines = self.graph((o, n, {"day": d}) for o, n, d in zip(old, new, day))
        self.replaced = replaced_by(data)

    def graph(self, edges):
        graph = self.nx.DiGraph()
        graph.add_nodes_from(range(self.data.count))
        graph.add_edges_from(edges)
        return graph

    def trace(self, document):
        return self.nx.descendants(self.up, document)

    def impact(self, document):
        return self.nx.ancestors(self.up, document)

    def successors(self, document):
        return ((new, it["day"]) for new, it in self.lines.adj[document].items())

    def resolve(self, document):
        return line_ends(self.successors, document, NEVER)

    def audit(self):
        def citing(old):
            yield from self.up.pred[old]
            yield from self.cites.pred[old]

        return audit_by(self.replaced, self.successors, citing, self.days)


class Rustworkx:
    def __init__(self, data):
        import rustworkx as rx

        self.rx, self.days = rx, data.days.tolist()

        def graph(pair):
            it = rx.PyDiGraph(multigraph=True)
            it.add_nodes_from(range(data.count))
            it.add_edges_from_no_data(list(zip(pair[0].tolist(), pair[1].tolist())))
            return it

        self.up, self.cites = graph(data.implements), graph(data.cites)
        self.lines = rx.PyDiGraph(multigraph=True)
        self.lines.add_nodes_from(range(data.count))
        self.lines.add_edges_from(list(zip(*(it.tolist() for it in data.replaced))))
        self.replaced = replaced_by(data)

    def trace(self, document):
        return self.rx.descendants(self.up, document)

    def impact(self, document):
        return self.rx.ancestors(self.up, document)

    def successors(self, document):
        return ((new, day) for _, new, day in self.lines.out_edges(document))

    def resolve(self, document):
        return line_ends(self.successors, document, NEVER)

    def audit(self):
        def citing(old):
            yield from self.up.predecessor_indices(old)
            yield from self.cites.predecessor_indices(old)

        return audit_by(self.replaced, self.successors, citing, self.days)


class Igraph:
    def __init__(self, data):
        import igraph

        graph = lambda a, b: igraph.Graph(n=data.count, edges=np.column_stack((a, b)), directed=True)
        self.days = data.days.tolist()
        self.up, self.cites = graph(*data.implements), graph(*data.cites)
        old, new, day = data.replaced
        self.lines = graph(old, new)
        self.day_of, self.target_of = day.tolist(), new.tolist()
        self.replaced = replaced_by(data)

    def reach(self, document, mode):
        found = self.up.subcomponent(document, mode=mode)
        found.remove(document)
        return found

    def trace(self, document):
        return self.reach(document, "out")

    def impact(self, document):
        return self.reach(document, "in")

    def successors(self, document):
        return ((self.target_of[edge], self.day_of[edge]) for edge in self.lines.incident(document, mode="out"))

    def resolve(self, document):
        return line_ends(self.successors, document, NEVER)

    def audit(self):
        def citing(old):
            yield from self.up.predecessors(old)
            yield from self.cites.predecessors(old)

        return audit_by(self.replaced, self.successors, citing, self.days)


class Scipy:
    def __init__(self, data):
        from scipy.sparse import csr_matrix
        from scipy.sparse.csgraph import breadth_first_order

        self.walk, self.days = breadth_first_order, data.days
        matrix = lambda a, b, values=None: csr_matrix((np.ones(len(a), np.int8) if values is None else values, (a, b)), shape=(data.count, data.count))
        self.up, self.down = matrix(*data.implements), matrix(*data.implements[::-1])
        self.cites = matrix(*data.cites)
        old, new, day = data.replaced
        self.lines = matrix(old, new, day)
        self.replaced = replaced_by(data)

    def trace(self, document):
        return self.walk(self.up, document, return_predecessors=False)[1:]

    def impact(self, document):
        return self.walk(self.down, document, return_predecessors=False)[1:]

    def successors(self, document):
        it = self.lines
        row = slice(it.indptr[document], it.indptr[document + 1])
        return zip(it.indices[row].tolist(), it.data[row].tolist())

    def resolve(self, document):
        return line_ends(self.successors, document, NEVER)

    def audit(self):
        ends = {old: line_ends(self.successors, old, AS_OF) for old in self.replaced}
        counts = np.zeros(len(self.days), np.int64)
        counts[self.replaced] = [len(ends[old]) for old in self.replaced]
        starts = np.concatenate(([0], np.cumsum(counts)))
        flat = np.array([end for old in self.replaced for end in ends[old]], np.int64)
        asked = (self.days >= SINCE) & (self.days <= AS_OF)
        documents, cited = [], []
        for matrix in (self.up, self.cites):
            rows = np.repeat(np.arange(len(self.days)), np.diff(matrix.indptr))
            hit = asked[rows] & (counts[matrix.indices] > 0)
            documents.append(rows[hit])
            cited.append(matrix.indices[hit])
        documents, cited = np.concatenate(documents), np.concatenate(cited)
        each = counts[cited]
        before = np.concatenate(([0], np.cumsum(each)[:-1]))
        at = np.repeat(starts[cited] - before, each) + np.arange(each.sum())
        return np.repeat(documents, each), np.repeat(cited, each), flat[at]


UP = "WITH RECURSIVE r(n) AS (SELECT target FROM implements WHERE source = {p} UNION SELECT e.target FROM r JOIN implements e ON e.source = r.n) SELECT n FROM r"
DOWN = "WITH RECURSIVE r(n) AS (SELECT source FROM {down} WHERE target = {p} UNION SELECT e.source FROM r JOIN {down} e ON e.target = r.n) SELECT n FROM r"
CURRENT = "WITH RECURSIVE r(n) AS (SELECT {p} UNION SELECT l.new FROM r JOIN lines l ON l.old = r.n) SELECT n FROM r WHERE NOT EXISTS (SELECT 1 FROM lines l WHERE l.old = r.n)"
AUDIT = f"""WITH RECURSIVE act AS MATERIALIZED (SELECT old, new FROM lines WHERE day <= {AS_OF}),
r(cited, n) AS (SELECT old, new FROM act UNION SELECT r.cited, l.new FROM r JOIN lines l ON l.old = r.n AND l.day <= {AS_OF}),
ends AS MATERIALIZED (SELECT cited, n FROM r WHERE NOT EXISTS (SELECT 1 FROM lines l WHERE l.old = r.n AND l.day <= {AS_OF}))
SELECT d.id, ends.cited, ends.n FROM ends JOIN implements e ON e.target = ends.cited JOIN documents d ON d.id = e.source WHERE d.day BETWEEN {SINCE} AND {AS_OF}
UNION ALL SELECT d.id, ends.cited, ends.n FROM ends JOIN cites e ON e.target = ends.cited JOIN documents d ON d.id = e.source WHERE d.day BETWEEN {SINCE} AND {AS_OF}"""


class Sqlite:
    def __init__(self, data):
        self.base = sqlite3.connect(":memory:", isolation_level=None)
        self.base.executescript("""
            CREATE TABLE documents (id INTEGER PRIMARY KEY, day INT);
            CREATE TABLE implements (source INT, target INT, PRIMARY KEY (source, target)) WITHOUT ROWID;
            CREATE TABLE cites (source INT, target INT, PRIMARY KEY (source, target)) WITHOUT ROWID;
            CREATE TABLE lines (old INT, new INT, day INT, PRIMARY KEY (old, new)) WITHOUT ROWID;
            BEGIN;""")
        many = lambda table, columns: self.base.executemany(f"INSERT INTO {table} VALUES ({','.join('?' * len(columns))})", zip(*(it.tolist() for it in columns)))
        many("documents", (np.arange(data.count), data.days))
        many("implements", data.implements)
        many("cites", data.cites)
        many("lines", data.replaced)
        self.base.executescript("CREATE INDEX down ON implements (target, source); CREATE INDEX cited ON cites (target, source); ANALYZE;")

    def one(self, query, document):
        return [it[0] for it in self.base.execute(query, (document,))]

    def trace(self, document):
        return self.one(UP.format(p="?"), document)

    def impact(self, document):
        return self.one(DOWN.format(p="?", down="implements"), document)

    def resolve(self, document):
        return self.one(CURRENT.format(p="?"), document)

    def audit(self):
        return tuple(zip(*self.base.execute(AUDIT)))


class Duckdb:
    def __init__(self, data):
        import duckdb

        self.base = duckdb.connect()

        def table(name, order, **columns):
            self.base.register("given", {key: np.ascontiguousarray(it, np.int32) for key, it in columns.items()})
            self.base.execute(f"CREATE TABLE {name} AS SELECT * FROM given ORDER BY {order}")
            self.base.unregister("given")

        self.base.execute("CREATE TABLE documents (id INTEGER PRIMARY KEY, day INTEGER)")
        self.base.register("given", {"id": np.arange(data.count, dtype=np.int32), "day": data.days})
        self.base.execute("INSERT INTO documents SELECT * FROM given")
        self.base.unregister("given")
        table("implements", "source", source=data.implements[0], target=data.implements[1])
        table("down", "target", source=data.implements[0], target=data.implements[1])
        table("cites", "source", source=data.cites[0], target=data.cites[1])
        table("lines", "old", old=data.replaced[0], new=data.replaced[1], day=data.replaced[2])

    def one(self, query, document):
        return self.base.execute(query, [document]).fetchnumpy()["n"]

    def trace(self, document):
        return self.one(UP.format(p="$1"), document)

    def impact(self, document):
        return self.one(DOWN.format(p="$1", down="down"), document)

    def resolve(self, document):
        return self.one(CURRENT.format(p="$1::INTEGER"), document)

    def audit(self):
        found = self.base.execute(AUDIT).fetchnumpy()
        return tuple(found.values())


class Kuzu:
    def __init__(self, data):
        import tempfile
        import kuzu
        import pyarrow as pa
        import pyarrow.parquet as pq

        self.folder = tempfile.TemporaryDirectory()
        path = self.folder.name
        self.base = kuzu.Connection(kuzu.Database(f"{path}/base", buffer_pool_size=6 << 30))
        run = self.base.execute
        run("CREATE NODE TABLE Document (id INT64, day INT32, PRIMARY KEY (id))")
        run("CREATE REL TABLE Implements (FROM Document TO Document)")
        run("CREATE REL TABLE Cites (FROM Document TO Document)")
        run("CREATE REL TABLE ReplacedBy (FROM Document TO Document, day INT64)")
        for name, columns in (
            ("Document", {"id": np.arange(data.count), "day": data.days}),
            ("Implements", {"a": data.implements[0], "b": data.implements[1]}),
            ("Cites", {"a": data.cites[0], "b": data.cites[1]}),
            ("ReplacedBy", {"a": data.replaced[0], "b": data.replaced[1], "day": data.replaced[2]}),
        ):
            pq.write_table(pa.table(columns), f"{path}/{name}.parquet")
            run(f"COPY {name} FROM '{path}/{name}.parquet'")
        up = "MATCH (a:Document {id: $v})-[:Implements* SHORTEST 1..30]->(x:Document) RETURN x.id"
        self.up, self.down = self.base.prepare(up), self.base.prepare(up.replace("-[", "<-[").replace("]->", "]-"))
        self.line = self.base.prepare("MATCH (a:Document {id: $v})-[:ReplacedBy* SHORTEST 1..30]->(x:Document) WHERE NOT EXISTS { MATCH (x)-[:ReplacedBy]->(:Document) } RETURN x.id")

    def ask(self, statement, document):
        return self.base.execute(statement, {"v": document}).get_as_arrow().column(0).to_numpy()

    def trace(self, document):
        return self.ask(self.up, document)

    def impact(self, document):
        return self.ask(self.down, document)

    def resolve(self, document):
        found = self.ask(self.line, document)
        return found if len(found) else np.array([document])

    def audit(self):
        found = self.base.execute(f"""MATCH (x:Document)-[:ReplacedBy* SHORTEST 1..30 (r, n | WHERE r.day <= {AS_OF})]->(s:Document)
            WHERE NOT EXISTS {{ MATCH (s)-[z:ReplacedBy]->(:Document) WHERE z.day <= {AS_OF} }}
            WITH x, s MATCH (d:Document)-[:Implements|:Cites]->(x) WHERE d.day >= {SINCE} AND d.day <= {AS_OF} RETURN d.id, x.id, s.id""").get_as_arrow()
        return tuple(found.column(at).to_numpy() for at in range(3))


class Pyoxigraph:
    def __init__(self, data):
        import pyoxigraph as ox

        self.store = ox.Store()
        node = lambda it: f"<x:{it}>"

        def lines():
            for name, pair in (("implements", data.implements), ("cites", data.cites)):
                for a, b in zip(pair[0].tolist(), pair[1].tolist()):
                    yield f"{node(a)} <x:{name}> {node(b)} ."
            integer = "<http://www.w3.org/2001/XMLSchema#integer>"
            for document, day in enumerate(data.days.tolist()):
                yield f'{node(document)} <x:day> "{day}"^^{integer} .'
            for old, new, day in zip(*(it.tolist() for it in data.replaced)):
                yield f"{node(old)} <x:replacedBy> {node(new)} ."
                if day <= AS_OF:
                    yield f"{node(old)} <x:replacedByThen> {node(new)} ."

        path = f"{data.folder}/graph.nt"
        with open(path, "w") as out:
            for line in lines():
                out.write(line + "\n")
        self.store.bulk_load(path=path, format=ox.RdfFormat.N_TRIPLES)

    def ask(self, where, document):
        found = self.store.query(f"SELECT ?n WHERE {{ {where.replace('$v', f'<x:{document}>')} }}")
        return [int(it[0].value[2:]) for it in found]

    def trace(self, document):
        return self.ask("$v <x:implements>+ ?n", document)

    def impact(self, document):
        return self.ask("?n <x:implements>+ $v", document)

    def resolve(self, document):
        return self.ask("$v <x:replacedBy>* ?n FILTER NOT EXISTS { ?n <x:replacedBy> ?m }", document)

    def audit(self):
        found = self.store.query(f"""SELECT ?d ?x ?s WHERE {{
            {{ SELECT DISTINCT ?x ?s WHERE {{ ?x <x:replacedByThen>+ ?s FILTER NOT EXISTS {{ ?s <x:replacedByThen> ?m }} }} }}
            ?d <x:implements>|<x:cites> ?x . ?d <x:day> ?t . FILTER (?t >= {SINCE} && ?t <= {AS_OF}) }}""")
        return tuple(zip(*((int(a.value[2:]), int(b.value[2:]), int(c.value[2:])) for a, b, c in found)))


PEERS = {"networkx": Networkx, "rustworkx": Rustworkx, "igraph": Igraph, "scipy": Scipy, "sqlite": Sqlite, "duckdb": Duckdb, "kuzu": Kuzu, "pyoxigraph": Pyoxigraph}


def main():
    name, folder, seconds = sys.argv[1], sys.argv[2], float(sys.argv[3])
    data = Data(folder)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    peer = PEERS[name](data)
    report = {"load_s": time.perf_counter() - start}
    report["peak_mb"] = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    module = {"sqlite": sqlite3}.get(name) or sys.modules[name]
    report["version"] = getattr(module, "__version__", None) or getattr(module, "sqlite_version", "")

    def put(question, documents, ask, compare, least):
        times, digests, begun = [], [], time.perf_counter()
        for document in documents:
            start = time.perf_counter()
            answer = ask(document)
            times.append((time.perf_counter() - start) * 1e6)
            digests.append(compare(answer))
            if time.perf_counter() - begun > seconds and len(times) >= least:
                break
        report[question] = {"median_us": statistics.median(times), "asked": len(times), "so_far": so_far(digests)}

    put("trace", data.leaves, peer.trace, digest, 3)
    put("resolve", data.any, peer.resolve, digest, 3)
    put("audit", range(3), lambda _: peer.audit(), lambda it: digest_triples(*it), 1)
    report["audit"]["so_far"] = report["audit"]["so_far"][:1]
    put("impact", data.hubs, peer.impact, digest, 1)
    print(json.dumps(report))


main()
