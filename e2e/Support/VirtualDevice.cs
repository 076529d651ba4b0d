using Microsoft.Playwright;

namespace Portal.EndToEnd.Support;

/// <summary>The finger reader of a computer, played by Chromium itself.</summary>
public sealed class VirtualDevice
{
    private readonly ICDPSession session;
    private readonly string id;

    private VirtualDevice(ICDPSession session, string id) => (this.session, this.id) = (session, id);

    public static async Task<VirtualDevice> AttachAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        var made = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
            },
        });
        return new VirtualDevice(session, made!.Value.GetProperty("authenticatorId").GetString()!);
    }

    /// <summary>Whether the finger is the right one from now on.</summary>
    public Task RecogniseUserAsync(bool recognised) => session.SendAsync("WebAuthn.setUserVerified", new Dictionary<string, object>
    {
        ["authenticatorId"] = id,
        ["isUserVerified"] = recognised,
    });
}
