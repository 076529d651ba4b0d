namespace Portal.Core.Municipalities;

/// <summary>
/// A flow of whole units at the least cost, as in any textbook: distances by cost, then blocking flows along the shortest paths. Afterwards
/// single units can be moved onto an arc where that costs nothing, and frozen there.
/// </summary>
internal sealed class MinCostFlow
{
    private readonly List<List<int>> arcsOf = [];
    private readonly List<int> heads = [];
    private readonly List<int> rooms = [];
    private readonly List<int> costs = [];
    private long[] distances = [];
    private int[] levels = [];
    private int[] next = [];

    public int Arcs => heads.Count / 2;

    public int AddNode()
    {
        arcsOf.Add([]);
        return arcsOf.Count - 1;
    }

    /// <returns>The arc; the one after it is its way back.</returns>
    public int AddArc(int from, int to, int room, int cost = 0)
    {
        Add(from, to, room, cost);
        Add(to, from, 0, -cost);
        return heads.Count - 2;
    }

    /// <summary>Sends as much as there is room for.</summary>
    /// <returns>The cost.</returns>
    public long Run(int source, int sink)
    {
        var total = 0L;
        for (MeasureFrom([source]); distances[sink] < long.MaxValue; MeasureFrom([source]))
        {
            while (RankFrom(source, sink))
            {
                next = new int[arcsOf.Count];
                for (var sent = Push(source, sink, int.MaxValue); sent > 0; sent = Push(source, sink, int.MaxValue))
                {
                    total += sent * distances[sink];
                }
            }
        }

        // From everywhere: no way around is cheaper than nothing, so these make every remaining arc cost nothing or more.
        MeasureFrom(Enumerable.Range(0, arcsOf.Count));
        return total;
    }

    /// <summary>After <see cref="Run"/>: what one more unit at the node would cost beyond one elsewhere, so that flow and prices prove each other the best.</summary>
    public long PriceAt(int node) => -distances[node];

    /// <summary>After <see cref="Run"/>: what each unit on the arc adds at least to the least cost.</summary>
    public long ExcessOf(int arc) => Math.Max(0, costs[arc] + distances[heads[arc ^ 1]] - distances[heads[arc]]);

    /// <summary>Puts one unit that is not frozen onto the arc, when no total cost changes by that.</summary>
    public bool TryUse(int arc) => rooms[arc ^ 1] > 0 || TryMoveOnto(arc);

    /// <summary>The unit stays where it is.</summary>
    public void Freeze(int arc) => rooms[arc ^ 1]--;

    private void Add(int from, int to, int room, int cost)
    {
        arcsOf[from].Add(heads.Count);
        heads.Add(to);
        rooms.Add(room);
        costs.Add(cost);
    }

    private void MeasureFrom(IEnumerable<int> starts)
    {
        distances = new long[arcsOf.Count];
        Array.Fill(distances, long.MaxValue);
        var (queue, waits) = (new Queue<int>(starts), new bool[arcsOf.Count]);
        foreach (var start in queue)
        {
            (distances[start], waits[start]) = (0, true);
        }

        while (queue.TryDequeue(out var node))
        {
            waits[node] = false;
            foreach (var arc in arcsOf[node])
            {
                var (head, distance) = (heads[arc], distances[node] + costs[arc]);
                if (rooms[arc] > 0 && distance < distances[head])
                {
                    distances[head] = distance;
                    if (!waits[head])
                    {
                        waits[head] = true;
                        queue.Enqueue(head);
                    }
                }
            }
        }
    }

    private bool IsShortest(int node, int arc) => rooms[arc] > 0 && distances[node] + costs[arc] == distances[heads[arc]];

    private bool RankFrom(int source, int sink)
    {
        levels = new int[arcsOf.Count];
        Array.Fill(levels, -1);
        levels[source] = 0;
        var queue = new Queue<int>([source]);
        while (levels[sink] < 0 && queue.TryDequeue(out var node))
        {
            foreach (var arc in arcsOf[node])
            {
                if (levels[heads[arc]] < 0 && IsShortest(node, arc))
                {
                    levels[heads[arc]] = levels[node] + 1;
                    queue.Enqueue(heads[arc]);
                }
            }
        }

        return levels[sink] >= 0;
    }

    private int Push(int node, int sink, int most)
    {
        if (node == sink)
        {
            return most;
        }

        for (; next[node] < arcsOf[node].Count; next[node]++)
        {
            var arc = arcsOf[node][next[node]];
            if (levels[heads[arc]] != levels[node] + 1 || !IsShortest(node, arc))
            {
                continue;
            }

            var sent = Push(heads[arc], sink, Math.Min(most, rooms[arc]));
            if (sent > 0)
            {
                rooms[arc] -= sent;
                rooms[arc ^ 1] += sent;
                return sent;
            }
        }

        return 0;
    }

    /// <summary>Looks for a way from the arc's end back to its beginning that costs as much as the arc saves.</summary>
    private bool TryMoveOnto(int arc)
    {
        var (from, to) = (heads[arc ^ 1], heads[arc]);
        if (!IsShortest(from, arc))
        {
            return false;
        }

        var reachedBy = new int[arcsOf.Count];
        Array.Fill(reachedBy, -1);
        reachedBy[to] = arc;
        var queue = new Queue<int>([to]);
        while (reachedBy[from] < 0 && queue.TryDequeue(out var node))
        {
            foreach (var other in arcsOf[node])
            {
                if (reachedBy[heads[other]] < 0 && IsShortest(node, other))
                {
                    reachedBy[heads[other]] = other;
                    queue.Enqueue(heads[other]);
                }
            }
        }

        if (reachedBy[from] < 0)
        {
            return false;
        }

        var at = from;
        do
        {
            var by = reachedBy[at];
            rooms[by]--;
            rooms[by ^ 1]++;
            at = heads[by ^ 1];
        }
        while (at != from);

        return true;
    }
}
