namespace Portal.Core.Pdf;

/// <summary>
/// The Chromium of this machine. Its headless shell does the same without a browser's windows, which take most of the time; the
/// whole browser serves where only that is installed.
/// </summary>
public static class InstalledChromium
{
    // The program itself: Debian's script of the same name in /usr/bin stays beside it, and alone when killed.
    private static readonly string[] Places = ["/usr/lib/chromium/chromium-headless-shell", "/usr/bin/chromium"];

    /// <summary>The first that is there; where none is, the one to install.</summary>
    public static string Path { get; } = Array.Find(Places, File.Exists) ?? Places[0];
}
