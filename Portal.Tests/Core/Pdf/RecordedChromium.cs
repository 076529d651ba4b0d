using System.Globalization;
using Portal.Core.Pdf;

namespace Portal.Tests.Core.Pdf;

/// <summary>
/// Chromium behind a script that writes down how it was started. Where the tests run as root, to whom Chromium refuses its
/// sandbox, the script becomes nobody and takes back the switch that only root needs.
/// </summary>
public sealed class RecordedChromium : IDisposable
{
    private const string Script = """
        #!/bin/sh
        folder=$(dirname "$0")
        env > "$folder/environment"
        echo $$ >> "$folder/processes"
        become=
        if [ "$(id -u)" = 0 ]; then
          become='setpriv --reuid=nobody --regid=nogroup --clear-groups --'
          for argument do
            shift
            case $argument in
              --no-sandbox) ;;
              --user-data-dir=*) chown -R nobody "${argument#*=}"; set -- "$@" "$argument" ;;
              *) set -- "$@" "$argument" ;;
            esac
          done
        fi
        echo "$@" > "$folder/arguments"
        exec $become CHROMIUM "$@"
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("chromium-").FullName;

    public RecordedChromium()
    {
        File.WriteAllText(Path, Script.Replace("CHROMIUM", InstalledChromium.Path, StringComparison.Ordinal).ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public string Path => System.IO.Path.Combine(folder, "chromium");

    public IReadOnlyList<int> ProcessIds =>
        [.. File.ReadLines(Read("processes")).Select(line => int.Parse(line, CultureInfo.InvariantCulture))];

    public string Arguments => File.ReadAllText(Read("arguments"));

    /// <summary>Names only.</summary>
    public IReadOnlyList<string> Environment => [.. File.ReadLines(Read("environment")).Select(line => line.Split('=')[0])];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Read(string name) => System.IO.Path.Combine(folder, name);
}
