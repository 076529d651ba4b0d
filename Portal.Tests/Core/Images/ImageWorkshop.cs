using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Images;
using Portal.Core.Pdf;
using Portal.Core.Results;
using Portal.Tests.Core.Pdf;

namespace Portal.Tests.Core.Images;

/// <summary>The picture room as the portal wires it, a folder that goes away, and vips itself to make and read pictures.</summary>
public sealed class ImageWorkshop : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("portal-image-tests-").FullName;
    private readonly ServiceProvider services;

    public ImageWorkshop(params (string Key, string Value)[] settings)
    {
        var values = settings.Select(s => KeyValuePair.Create($"Images:{s.Key}", (string?)s.Value))
            .Append(KeyValuePair.Create($"Pdf:{nameof(PdfOptions.WorkFolder)}", (string?)WorkFolder));
        Directory.CreateDirectory(WorkFolder);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        services = new ServiceCollection().AddLogging().AddPdf(configuration).AddImages(configuration).BuildServiceProvider();
    }

    /// <summary>Where the cleaner works, and leaves nothing.</summary>
    public string WorkFolder => Path.Combine(folder, "work");

    public ImageCleaner Cleaner => services.GetRequiredService<ImageCleaner>();

    public Vips Vips => services.GetRequiredService<Vips>();

    public async Task<(Result<CleanImage> Outcome, byte[] Copy)> CleanAsync(byte[] picture, string name)
    {
        using var content = new MemoryStream(picture);
        using var copy = new MemoryStream();
        var outcome = await Cleaner.CleanAsync(content, name, copy, CancellationToken.None);
        return (outcome, copy.ToArray());
    }

    public async Task<Error?> RefusalOf(byte[] picture, string name)
    {
        var (outcome, copy) = await CleanAsync(picture, name);
        Assert.Equal(outcome.Failed, copy.Length == 0);
        Assert.Empty(Directory.EnumerateFileSystemEntries(WorkFolder));
        return outcome.Failed ? outcome.Errors.Single() : null;
    }

    /// <param name="picture">A PNG.</param>
    /// <param name="arguments">An operation of vips, its input and output written as {in} and {out}.</param>
    public async Task<byte[]> VipsAsync(byte[] picture, string extension, params string[] arguments)
    {
        var (input, output) = (Write(picture), Path.Combine(folder, $"{Guid.NewGuid():N}{extension}"));
        await PdfWorkshop.RunAsync("vips", [.. arguments.Select(a => a.Replace("{in}", input).Replace("{out}", output))]);
        return await File.ReadAllBytesAsync(output);
    }

    public Task<byte[]> JpegAsync(int width = 64, int height = 48) =>
        VipsAsync(TestPicture.Png(width, height), ".jpg", "jpegsave", "{in}", "{out}", "--Q", "95");

    public Task<byte[]> HeicAsync() =>
        VipsAsync(TestPicture.Png(64, 48), ".heic", "heifsave", "{in}", "{out}", "--Q", "90", "--compression", "hevc");

    /// <summary>The colour at a place, read by vips.</summary>
    public async Task<(int Red, int Green, int Blue)> ColourAsync(byte[] picture, int x, int y)
    {
        var point = await PdfWorkshop.RunAsync("vips", "getpoint", Write(picture), $"{x}", $"{y}");
        var bands = point.Trim().Split(' ').Select(b => (int)double.Parse(b, CultureInfo.InvariantCulture)).ToArray();
        return (bands[0], bands[1], bands[2]);
    }

    /// <summary>Everything that vips finds in a picture beside its pixels.</summary>
    public Task<string> FieldsAsync(byte[] picture) => PdfWorkshop.RunAsync("vipsheader", "-a", Write(picture));

    public string Script(string lines)
    {
        var path = Path.Combine(folder, $"{Guid.NewGuid():N}.sh");
        File.WriteAllText(path, $"#!/bin/sh\n{lines}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return path;
    }

    public void Dispose()
    {
        services.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Directory.Delete(folder, recursive: true);
    }

    private string Write(byte[] picture)
    {
        var path = Path.Combine(folder, $"{Guid.NewGuid():N}");
        File.WriteAllBytes(path, picture);
        return path;
    }
}
