using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Core.Pdf;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Core.ReviewBoard.Preparation;

public sealed class PacketFailureTests(InterruptedPortal portal) : IClassFixture<InterruptedPortal>
{
    [Fact]
    public async Task A_packet_on_which_workers_die_again_and_again_is_given_up_and_can_be_asked_for_again()
    {
        var (clerk, id, packetId) = await AskedAsync(portal);
        for (var attempt = 0; attempt < 4; attempt++)
        {
            portal.AtNextFetch(() => throw new IOException("No space left on device"));
            await Assert.ThrowsAsync<IOException>(() => portal.SendAsWorker(new AssembleNextPacket()));
            portal.Clock.Advance(TimeSpan.FromSeconds(61));
        }

        await portal.SendAsWorker(new AssembleNextPacket());

        var packet = (await portal.PacketOf(packetId))!;
        Assert.Equal(ReviewPacketStatus.Failed, packet.Status);
        Assert.StartsWith("1冊にまとめる作業が、何度も途中で止まりました。", packet.Problem);
        Assert.Equal(packetId, (await portal.SendAs(clerk, new RequestPacket(id))).Value);
        await portal.SendAsWorker(new AssembleNextPacket());
        Assert.Equal(ReviewPacketStatus.Ready, (await portal.PacketOf(packetId))!.Status);
    }

    [Fact]
    public async Task A_packet_too_heavy_to_bind_is_told_as_such_at_once()
    {
        var (_, _, packetId) = await AskedAsync(portal);
        var options = portal.Services.GetRequiredService<IOptions<PdfOptions>>().Value;
        var usual = options.TimeLimitSeconds;
        portal.AtNextFetch(() => Task.FromResult(options.TimeLimitSeconds = 0));

        await portal.SendAsWorker(new AssembleNextPacket());

        options.TimeLimitSeconds = usual;
        var packet = (await portal.PacketOf(packetId))!;
        Assert.Equal(ReviewPacketStatus.Failed, packet.Status);
        Assert.StartsWith("資料が多いか重いため、1冊にまとめられませんでした。", packet.Problem);
    }

    [Fact]
    public async Task Without_a_composer_a_packet_waits_and_fails_after_four_attempts()
    {
        await using var without = new PortalWithoutChromium();
        await without.InitializeAsync();
        var (_, _, packetId) = await AskedAsync(without);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await without.SendAsWorker(new AssembleNextPacket());
            Assert.Equal(ReviewPacketStatus.Waiting, (await without.PacketOf(packetId))!.Status);
            without.Clock.Advance(TimeSpan.FromSeconds(16));
        }

        await without.SendAsWorker(new AssembleNextPacket());

        var packet = (await without.PacketOf(packetId))!;
        Assert.Equal(ReviewPacketStatus.Failed, packet.Status);
        Assert.StartsWith("PDFを作る仕組みが動いていないため", packet.Problem);
        await ((IAsyncLifetime)without).DisposeAsync();
    }

    private static async Task<(TestUser Clerk, Guid SessionId, Guid PacketId)> AskedAsync(PortalFixture portal)
    {
        var clerk = await portal.NewClerk();
        var id = await portal.NewDraft(clerk, cases: 1);
        return (clerk, id, await portal.AskForPacket(clerk, id));
    }

    private sealed class PortalWithoutChromium : PortalFixture
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Pdf:ChromiumPath", "/bin/false");
        }
    }
}
