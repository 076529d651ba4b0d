using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Portal.Core.Csv;
using Portal.Core.JapaneseText;
using Portal.Core.Time;

namespace Portal.Pages.MyPage.Data;

/// <summary>
/// A ZIP that is written as it goes, into a stream that cannot go back, with names in UTF-8 and a 目次 of what is in it and what could not
/// be. Only when it is finished it gets the directory without which no program opens it.
/// </summary>
public sealed class DataArchive
{
    private const string Index = "0_目次.txt";

    // More than what closing an entry leaves to be written: that is written at once, where the answer takes only what can wait.
    private const int BufferBytes = 64 * 1024;

    private readonly BufferedStream output;
    private readonly ZipArchive zip;
    private readonly DateTimeOffset at;
    private readonly CancellationToken cancellationToken;
    private readonly List<string> contents = [];
    private readonly List<string> missing = [];

    private DataArchive(BufferedStream output, ZipArchive zip, DateTimeOffset at, CancellationToken cancellationToken) =>
        (this.output, this.zip, this.at, this.cancellationToken) = (output, zip, at, cancellationToken);

    public static async Task<DataArchive> CreateAsync(Stream output, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var buffered = new BufferedStream(output, BufferBytes);
        var zip = await ZipArchive.CreateAsync(buffered, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellationToken);
        return new DataArchive(buffered, zip, at, cancellationToken);
    }

    /// <summary>A part of a file's name that every system can keep: no folders, nothing hidden, none of the signs that Windows refuses.</summary>
    public static string Readable(string name, int maxLength) =>
        string.Concat(DisplayName.Clean(name, maxLength).Select(c => "<>:\"|?*".Contains(c, StringComparison.Ordinal) ? '_' : c));

    public Task AddTableAsync(string name, string what, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<object?>> rows) =>
        AddTableAsync(name, what, headings, rows.ToAsyncEnumerable());

    public Task AddTableAsync(string name, string what, IReadOnlyList<string> headings, IAsyncEnumerable<IReadOnlyList<object?>> rows) =>
        AddAsync(name, what, content => CsvWriting.WriteAsync(content, headings, rows, cancellationToken));

    public Task AddJsonAsync(string name, string what, object value) =>
        AddAsync(name, what, content => JsonSerializer.SerializeAsync(content, value, ApplicationJson.Options, cancellationToken));

    public Task AddBytesAsync(string name, string what, byte[] bytes) =>
        AddAsync(name, what, content => content.WriteAsync(bytes, cancellationToken).AsTask());

    /// <summary>Pictures and PDFs.</summary>
    public Task AddStreamAsync(string name, string what, Stream source) =>
        AddAsync(name, what, content => source.CopyToAsync(content, cancellationToken));

    /// <summary>It belongs in here and cannot be had now.</summary>
    public void Miss(string name, string why) => missing.Add($"・{name}：{why}");

    /// <param name="head">The first lines of the 目次.</param>
    public async Task FinishAsync(IReadOnlyList<string> head)
    {
        List<string> lines = [.. head, "", "【入っているもの】", .. contents];
        if (missing.Count > 0)
        {
            lines.AddRange(["", "【入れられなかったもの】時間をおいて、もう一度保存してください。", .. missing]);
        }

        var text = string.Concat(lines.Select(line => $"{line}\r\n"));
        await AddBytesAsync(Index, "目次", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)]);
        await zip.DisposeAsync();
        await output.FlushAsync(cancellationToken);
    }

    // Always compressed, also what does not become smaller: of an entry whose length comes after it, only that tells a reader of a stream
    // where it ends.
    private async Task AddAsync(string name, string what, Func<Stream, Task> write)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = at.InJapan();
        await using (var content = await entry.OpenAsync(cancellationToken))
        {
            await write(content);
            await content.FlushAsync(cancellationToken);
            await output.FlushAsync(cancellationToken);
        }

        await output.FlushAsync(cancellationToken);
        contents.Add($"・{entry.FullName}：{what}");
    }
}
