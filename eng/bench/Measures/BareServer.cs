using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Portal.Bench.Measures;

/// <summary>Kestrel with one endpoint that answers everything with the same bytes and headers; nothing else.</summary>
internal static class BareServer
{
    public const string Command = "bare-server";

    /// <param name="folder">Holds <c>body</c> and <c>headers</c> (name, tab, value on each line).</param>
    public static async Task RunAsync(string folder)
    {
        var body = await File.ReadAllBytesAsync(Path.Combine(folder, "body"));
        var headers = (await File.ReadAllLinesAsync(Path.Combine(folder, "headers"))).Select(line => line.Split('\t', 2)).ToArray();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var app = builder.Build();
        app.Run(context =>
        {
            foreach (var header in headers)
            {
                context.Response.Headers[header[0]] = header[1];
            }

            return context.Response.Body.WriteAsync(body).AsTask();
        });
        await app.RunAsync();
    }

    /// <summary>Takes down a page of the portal, so that the bare server can repeat it.</summary>
    public static async Task CopyAsync(HttpClient client, string path, string folder)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        var body = await answer.Content.ReadAsByteArrayAsync();
        await File.WriteAllBytesAsync(Path.Combine(folder, "body"), body);
        var headers = answer.Headers.Where(h => h.Key is not ("Date" or "Transfer-Encoding"))
            .Concat(answer.Content.Headers.Where(h => h.Key != "Content-Length"))
            .Select(h => $"{h.Key}\t{string.Join(", ", h.Value)}")
            .Append($"Content-Length\t{body.Length}");
        await File.WriteAllLinesAsync(Path.Combine(folder, "headers"), headers);
    }
}
