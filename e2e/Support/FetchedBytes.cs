using System.Text.Json;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Support;

/// <summary>What a page has fetched so far, counted by the browser as the bytes arrive.</summary>
public sealed class FetchedBytes
{
    private readonly HashSet<string> requests = [];
    private long count;

    public long Count => Interlocked.Read(ref count);

    public static async Task<FetchedBytes> OfAsync(IPage page, string partOfAddress)
    {
        var fetched = new FetchedBytes();
        var session = await page.Context.NewCDPSessionAsync(page);
        session.Event("Network.requestWillBeSent").OnEvent += (_, said) => fetched.Note(said, partOfAddress);
        session.Event("Network.dataReceived").OnEvent += (_, said) => fetched.Add(said);
        await session.SendAsync("Network.enable");
        return fetched;
    }

    private void Note(JsonElement? said, string partOfAddress)
    {
        if (said?.GetProperty("request").GetProperty("url").GetString()?.Contains(partOfAddress, StringComparison.Ordinal) == true)
        {
            requests.Add(said.Value.GetProperty("requestId").GetString()!);
        }
    }

    private void Add(JsonElement? said)
    {
        if (said is { } data && requests.Contains(data.GetProperty("requestId").GetString()!))
        {
            Interlocked.Add(ref count, data.GetProperty("dataLength").GetInt64());
        }
    }
}
