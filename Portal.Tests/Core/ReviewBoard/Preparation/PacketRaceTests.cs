using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Results;
using Portal.Core.ReviewBoard;
using Portal.Core.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Core.ReviewBoard.Preparation;

/// <summary>What others do while a packet is being bound.</summary>
public sealed class PacketRaceTests(InterruptedPortal portal) : IClassFixture<InterruptedPortal>
{
    [Fact]
    public async Task A_session_deleted_meanwhile_does_not_get_its_packet_back()
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);
        await portal.Register(clerk, session.Id);
        await portal.InDatabase(db => db.ReviewDocuments.Where(d => d.SessionId == session.Id).ExecuteDeleteAsync());
        var packetId = await portal.AskForPacket(clerk, session.Id);
        var before = portal.StoredFiles().ToList();
        var revision = await portal.InDatabase(db => db.ReviewSessions.Where(s => s.Id == session.Id).Select(s => s.Revision).SingleAsync());
        Result? deleted = null;
        portal.AtNextFetch(async () => deleted = await portal.SendAs(clerk, new DeleteReviewSession(session.Id, revision, null)));

        await portal.SendAsWorker(new AssembleNextPacket());

        Assert.False(deleted!.Failed);
        Assert.Null(await portal.PacketOf(packetId));
        var published = await portal.InDatabase(db => db.ReviewPackets.SingleAsync(p => p.SessionId == session.Id));
        Assert.Null(published.FileId);
        Assert.All(published.Contents.Cases, c => Assert.Equal("", c.Label));
        await portal.SendAsWorker(new PurgeDiscardedFiles());
        Assert.Empty(portal.StoredFiles().Except(before));
    }

    [Fact]
    public async Task A_draft_cancelled_meanwhile_keeps_nothing()
    {
        var (clerk, id, packetId) = await AskedAsync();
        var before = portal.StoredFiles().ToList();
        Result? cancelled = null;
        portal.AtNextFetch(async () => cancelled = await portal.SendAs(clerk, new CancelReviewSession(id)));

        await portal.SendAsWorker(new AssembleNextPacket());

        Assert.False(cancelled!.Failed);
        Assert.Null(await portal.PacketOf(packetId));
        await portal.SendAsWorker(new PurgeDiscardedFiles());
        Assert.Empty(portal.StoredFiles().Except(before));
    }

    [Fact]
    public async Task A_worker_killed_while_binding_is_followed_by_another()
    {
        var (_, _, packetId) = await AskedAsync();
        portal.AtNextFetch(() => throw new OperationCanceledException());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => portal.SendAsWorker(new AssembleNextPacket()));
        Assert.False(await portal.SendAsWorker(new AssembleNextPacket()));

        portal.Clock.Advance(TimeSpan.FromSeconds(61));
        await portal.SendAsWorker(new AssembleNextPacket());

        Assert.Equal(ReviewPacketStatus.Ready, (await portal.PacketOf(packetId))!.Status);
    }

    [Fact]
    public async Task A_worker_that_comes_back_late_does_not_make_a_second_packet()
    {
        var (_, _, packetId) = await AskedAsync();
        var before = portal.StoredFiles().ToList();
        ReviewPacket? taken = null;
        portal.AtNextFetch(async () =>
        {
            do
            {
                portal.Clock.Advance(TimeSpan.FromSeconds(61));
            }
            while (!await portal.SendAsWorker(new AssembleNextPacket()));

            taken = await portal.PacketOf(packetId);
        });

        await portal.SendAsWorker(new AssembleNextPacket());

        var packet = (await portal.PacketOf(packetId))!;
        Assert.Equal((ReviewPacketStatus.Ready, taken!.FileId), (packet.Status, packet.FileId));
        await portal.SendAsWorker(new PurgeDiscardedFiles());
        Assert.Single(portal.StoredFiles().Except(before));
    }

    public static TheoryData<string> Changes => ["cancel", "delete", "ask"];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_worker_that_says_how_far_it_is_never_stands_in_a_clerks_way(string change)
    {
        var clerk = await portal.NewClerk();
        var session = change == "delete" ? await portal.NewReadySession(clerk) : null;
        if (session is not null)
        {
            await portal.Register(clerk, session.Id);
            await portal.InDatabase(db => db.ReviewDocuments.Where(d => d.SessionId == session.Id).ExecuteDeleteAsync());
        }

        var id = session?.Id ?? await portal.NewDraft(clerk, cases: 1);
        var packetId = await portal.AskForPacket(clerk, id);
        await portal.SendAs(clerk, new AddReviewCases(id, "0009 新規", null, null));
        var revision = await portal.InDatabase(db => db.ReviewSessions.Where(s => s.Id == id).Select(s => s.Revision).SingleAsync());

        var failed = await portal.InDatabase(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.ReviewPackets.Where(p => p.Id == packetId).ExecuteUpdateAsync(set => set.SetProperty(p => p.PagesDone, 1));
            var changing = change switch
            {
                "cancel" => FailsAsync(clerk, new CancelReviewSession(id)),
                "delete" => FailsAsync(clerk, new DeleteReviewSession(id, revision, null)),
                _ => FailsAsync(clerk, new RequestPacket(id)),
            };
            await SomebodyWaitsAsync();
            await transaction.CommitAsync();
            return await changing;
        });

        Assert.False(failed);
        Assert.Null(await portal.PacketOf(packetId));
    }

    private async Task<bool> FailsAsync<T>(TestUser clerk, IRequest<T> request)
        where T : IFailable<T> => await portal.SendAs(clerk, request) is Result { Failed: true } or Result<Guid> { Failed: true };

    private async Task SomebodyWaitsAsync()
    {
        while (await portal.InDatabase(db => db.Database.SqlQuery<int>(
            $"SELECT count(*)::int AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
            .SingleAsync()) == 0)
        {
            await Task.Delay(20);
        }
    }

    private async Task<(TestUser Clerk, Guid SessionId, Guid PacketId)> AskedAsync()
    {
        var clerk = await portal.NewClerk();
        var id = await portal.NewDraft(clerk, cases: 1);
        return (clerk, id, await portal.AskForPacket(clerk, id));
    }
}
