using Microsoft.Extensions.Options;
using Portal.Core.Pdf;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Pdf;

public sealed class SweepWorkFoldersTests : IDisposable
{
    private readonly string work = Directory.CreateTempSubdirectory("portal-work-tests-").FullName;
    private readonly TestClock clock = new();

    public void Dispose() => Directory.Delete(work, recursive: true);

    [Fact]
    public async Task What_a_killed_process_left_goes_after_the_longest_work_and_nothing_else()
    {
        var left = Folder("portal-pdf-0193", TimeSpan.FromMinutes(31));
        var inUse = Folder("portal-pdf-0194", TimeSpan.FromMinutes(29));
        var foreign = Folder("somebody-else", TimeSpan.FromDays(9));

        await new SweepWorkFoldersHandler(Options.Create(new PdfOptions { WorkFolder = work, TimeLimitSeconds = 120 }), clock)
            .Handle(new SweepWorkFolders(), CancellationToken.None);

        Assert.Equal((false, true, true), (Directory.Exists(left), Directory.Exists(inUse), Directory.Exists(foreign)));
    }

    private string Folder(string name, TimeSpan age)
    {
        var path = Directory.CreateDirectory(Path.Combine(work, name)).FullName;
        File.WriteAllText(Path.Combine(path, "packet.pdf"), "plain");
        Directory.SetLastWriteTimeUtc(path, (clock.Now - age).UtcDateTime);
        return path;
    }
}
