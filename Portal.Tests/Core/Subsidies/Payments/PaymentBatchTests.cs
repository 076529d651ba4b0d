using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Core.Results;
using Portal.Core.Subsidies;
using Portal.Tests.Support;
using static Portal.Tests.Support.TestClock;

namespace Portal.Tests.Core.Subsidies.Payments;

/// <summary>支払の回: made of what is due, checked and released by another person.</summary>
public sealed class PaymentBatchTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    private TestUser maker = TestUser.Visitor;
    private TestUser checker = TestUser.Visitor;

    public async Task InitializeAsync()
    {
        portal.Clock.Now = InJapan(2026, 11, 20, 9, 12);
        (maker, checker) = (await portal.NewExaminer(), await portal.NewExaminer());
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_batch_takes_what_is_granted_and_due_with_its_amount_and_account_and_nothing_else()
    {
        var (_, due) = await portal.NewGrantedApplication(amount: "60,000");
        var (_, undecided) = await portal.NewSentApplication();

        var early = await portal.SendAs(maker, new CreatePaymentBatch(Guid.CreateVersion7(), "2027-01-30", Support.Payments.PayOn));
        var batch = await portal.NewBatch(maker);

        var payment = await portal.PaymentOf(due);
        Assert.Equal([PaymentErrors.NothingDue], early.Errors);
        Assert.Equal((batch, PaymentStatus.Listed, 60_000), (payment.BatchId, payment.Status, payment.AmountYen));
        Assert.Equal((await portal.ApplicationOf(due)).Sent!.Account, payment.Account);
        Assert.False(await portal.InDatabase(db => db.Payments.AnyAsync(p => p.ApplicationId == undecided)));
    }

    [Theory]
    [InlineData("", "令和8年11月25日", nameof(PaymentErrors.DueUntilMissing))]
    [InlineData("2027-01-31", "きのう", nameof(PaymentErrors.PayOnMissing))]
    [InlineData("2027-01-31", "2026-11-19", nameof(PaymentErrors.PayOnPast))]
    [InlineData("2027-01-31", "2027-02-19", nameof(PaymentErrors.PayOnFar))]
    [InlineData("2027-01-31", "2026-11-21", nameof(PaymentErrors.PayOnHoliday))]
    [InlineData("2027-01-31", "2026-11-23", nameof(PaymentErrors.PayOnHoliday))]
    [InlineData("2027-01-31", "2026-12-31", nameof(PaymentErrors.PayOnHoliday))]
    [InlineData("2027-01-31", "2027-01-01", nameof(PaymentErrors.PayOnHoliday))]
    public async Task A_day_on_which_no_bank_transfers_is_refused(string dueUntil, string payOn, string error)
    {
        await portal.NewGrantedApplication();

        var made = await portal.SendAs(maker, new CreatePaymentBatch(Guid.CreateVersion7(), dueUntil, payOn));

        Assert.Equal(((Error)typeof(PaymentErrors).GetField(error)!.GetValue(null)!).Message, Assert.Single(made.Errors).Message);
    }

    [Fact]
    public async Task A_second_click_makes_no_second_batch_and_two_persons_at_once_share_nothing()
    {
        var ids = new List<Guid>();
        for (var n = 0; n < 4; n++)
        {
            ids.Add((await portal.NewGrantedApplication()).Id);
        }

        var form = new CreatePaymentBatch(Guid.CreateVersion7(), Support.Payments.DueUntil, Support.Payments.PayOn);
        var other = form with { Id = Guid.CreateVersion7() };
        var made = await Task.WhenAll(
            new[] { form, form, other, other }.Select(f => Task.Run(() => portal.SendAs(maker, f))));

        var batches = await portal.InDatabase(db => db.Payments.Where(p => ids.Contains(p.ApplicationId)).Select(p => p.BatchId).ToListAsync());
        Assert.Equal(4, batches.Count);
        Assert.Single(batches.Distinct());
        Assert.Equal(2, made.Count(m => !m.Failed && m.Value == batches[0]));
        Assert.All(made.Where(m => m.Failed), m => Assert.Equal([PaymentErrors.NothingDue], m.Errors));
    }

    [Fact]
    public async Task The_database_itself_refuses_a_second_open_row_and_a_release_by_one_person()
    {
        var (_, id) = await portal.NewGrantedApplication();
        var batch = await portal.NewBatch(maker);
        var payment = await portal.PaymentOf(id);

        var twice = await Assert.ThrowsAsync<DbUpdateException>(() => portal.Add(new Payment
        {
            BatchId = batch,
            ApplicationId = id,
            Row = 99_999,
            PromisedBy = payment.PromisedBy,
            AmountYen = 1,
            Account = payment.Account,
        }));
        var alone = await Assert.ThrowsAsync<PostgresException>(() => portal.InDatabase(db => db.Database.ExecuteSqlAsync(
            $"UPDATE payment_batches SET status = 'Released', proposed_by_id = {maker.AccountId}, released_by_id = {maker.AccountId} WHERE id = {batch}")));

        Assert.Equal(Payment.OneOpen, Assert.IsType<PostgresException>(twice.InnerException).ConstraintName);
        Assert.Equal(PaymentBatch.TwoPersons, alone.ConstraintName);
    }

    [Fact]
    public async Task What_is_taken_out_comes_with_the_next_batch_and_what_is_held_waits_until_that_is_lifted()
    {
        var (_, next) = await portal.NewGrantedApplication();
        var (_, held) = await portal.NewGrantedApplication();
        var batch = await portal.NewBatch(maker);
        var (first, second) = (await portal.PaymentOf(next), await portal.PaymentOf(held));

        Assert.Equal([PaymentErrors.ReasonMissing], (await portal.SendAs(maker, new ExcludePayment(batch, first.Id, " ", false))).Errors);
        Assert.Empty((await portal.SendAs(maker, new ExcludePayment(batch, first.Id, "口座を確かめる", false))).Errors);
        Assert.Empty((await portal.SendAs(maker, new ExcludePayment(batch, first.Id, "口座を確かめる", false))).Errors);
        Assert.Empty((await portal.SendAs(maker, new ExcludePayment(batch, second.Id, "照会中", true))).Errors);
        var later = await portal.NewBatch(maker);
        Assert.Equal(later, (await portal.PaymentOf(next)).BatchId);
        Assert.Equal(batch, (await portal.PaymentOf(held)).BatchId);

        Assert.Empty((await portal.SendAs(maker, new LiftPaymentHold(batch, second.Id))).Errors);
        Assert.Equal([PaymentErrors.NotHeld], (await portal.SendAs(maker, new LiftPaymentHold(batch, second.Id))).Errors);
        Assert.Equal(await portal.NewBatch(maker), (await portal.PaymentOf(held)).BatchId);
    }

    [Fact]
    public async Task Nobody_releases_what_they_made_changed_or_proposed()
    {
        await portal.NewGrantedApplication();
        var (_, second) = await portal.NewGrantedApplication();
        var batch = await portal.NewBatch(maker);
        var (editor, proposer) = (await portal.NewExaminer(), await portal.NewExaminer());
        await portal.SendAs(editor, new ExcludePayment(batch, (await portal.PaymentOf(second)).Id, "照会中", false));

        Assert.Equal([PaymentErrors.NotProposed], (await portal.ReleaseBatch(checker, batch)).Errors);
        Assert.Empty((await portal.ProposeBatch(proposer, batch)).Errors);
        foreach (var one in new[] { maker, editor, proposer })
        {
            Assert.Equal([PaymentErrors.NeedsAnotherPerson], (await portal.ReleaseBatch(one, batch)).Errors);
        }

        Assert.Empty((await portal.ReleaseBatch(checker, batch)).Errors);
        Assert.Empty((await portal.ReleaseBatch(checker, batch)).Errors);
        Assert.Equal(PaymentBatchStatus.Released, (await portal.PaymentBatchOf(checker, batch)).Batch.Status);
    }

    [Fact]
    public async Task Whoever_ever_changed_or_proposed_it_stays_one_of_its_hands()
    {
        await portal.NewGrantedApplication();
        var (_, second) = await portal.NewGrantedApplication();
        var (_, third) = await portal.NewGrantedApplication();
        var batch = await portal.NewBatch(maker);
        var (editor, proposer) = (await portal.NewExaminer(), await portal.NewExaminer());
        await portal.SendAs(editor, new ExcludePayment(batch, (await portal.PaymentOf(second)).Id, "照会中", false));
        await portal.ProposeBatch(proposer, batch);
        await portal.SendAs(checker, new SendBackPaymentBatch(batch, (await portal.PaymentBatchOf(checker, batch)).Version, "もう1件外してください。"));
        await portal.SendAs(maker, new ExcludePayment(batch, (await portal.PaymentOf(third)).Id, "照会中", false));
        Assert.Empty((await portal.ProposeBatch(maker, batch)).Errors);

        foreach (var one in new[] { editor, proposer })
        {
            Assert.Equal([PaymentErrors.NeedsAnotherPerson], (await portal.ReleaseBatch(one, batch)).Errors);
            Assert.True((await portal.PaymentBatchOf(one, batch)).IsMine);
            var past = await Assert.ThrowsAsync<PostgresException>(() => portal.InDatabase(db => db.Database.ExecuteSqlAsync(
                $"UPDATE payment_batches SET status = 'Released', released_by_id = {one.AccountId} WHERE id = {batch}")));
            Assert.Equal(PaymentBatch.TwoPersons, past.ConstraintName);
        }

        Assert.Empty((await portal.ReleaseBatch(checker, batch)).Errors);
    }

    [Fact]
    public async Task Only_a_released_batch_has_a_file_and_every_saving_of_it_is_recorded()
    {
        await portal.NewGrantedApplication();
        var batch = await portal.NewBatch(maker);
        await portal.ProposeBatch(maker, batch);
        Assert.Null(await portal.SendAs(checker, new SaveTransferFile(batch)));
        var seen = (await portal.Check(checker, batch)).File!;

        await portal.ReleaseBatch(checker, batch);
        var saved = (await portal.SendAs(checker, new SaveTransferFile(batch)))!;
        await portal.SendAs(maker, new SaveTransferFile(batch));

        var view = await portal.PaymentBatchOf(checker, batch);
        Assert.Equal(seen.Content, saved.Content);
        Assert.Equal((view.Payments, view.TotalYen), (view.File!.Rows, view.File.TotalYen));
        Assert.Equal(2, view.History.Count(e => e.Action == "振込のファイルの保存"));
        Assert.EndsWith("_20261125.txt", saved.Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changes_after_the_proposal_stops_the_release_until_it_is_proposed_again()
    {
        var (_, id) = await portal.NewGrantedApplication();
        var batch = await portal.NewBatch(maker);
        await portal.ProposeBatch(maker, batch);
        await portal.InDatabase(db => db.Database.ExecuteSqlAsync($"UPDATE subsidy_applications SET granted_yen = 50000 WHERE id = {id}"));

        var check = await portal.Check(checker, batch);
        Assert.Equal((64_000, 50_000), (check.Changed.Single().AmountYen, check.Changed.Single().NowYen));
        Assert.Equal([PaymentErrors.ChangedSinceProposal], (await portal.ReleaseBatch(checker, batch)).Errors);

        Assert.Empty((await portal.SendAs(checker, new SendBackPaymentBatch(batch, (await portal.PaymentBatchOf(checker, batch)).Version, "額が変わりました。"))).Errors);
        Assert.Empty((await portal.ProposeBatch(maker, batch)).Errors);
        Assert.Empty((await portal.ReleaseBatch(checker, batch)).Errors);
        Assert.Equal(50_000, (await portal.PaymentOf(id)).AmountYen);
    }

    [Fact]
    public async Task A_page_that_is_older_than_the_batch_releases_and_proposes_nothing()
    {
        await portal.NewGrantedApplication();
        var (_, second) = await portal.NewGrantedApplication();
        var batch = await portal.NewBatch(maker);
        var old = (await portal.PaymentBatchOf(maker, batch)).Version;
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await portal.SendAs(maker, new ExcludePayment(batch, (await portal.PaymentOf(second)).Id, "照会中", false));
        Assert.Equal([ConflictErrors.ChangedMeanwhile], (await portal.SendAs(maker, new ProposePaymentBatch(batch, old))).Errors);

        await portal.ProposeBatch(maker, batch);
        var version = (await portal.PaymentBatchOf(maker, batch)).Version;
        Assert.Equal([PaymentErrors.FileChanged], (await portal.SendAs(checker, new ReleasePaymentBatch(batch, version, new string('0', 64)))).Errors);
        portal.Clock.Now = InJapan(2026, 11, 26, 0, 0);
        Assert.Equal([PaymentErrors.PayDayOver], (await portal.ReleaseBatch(checker, batch)).Errors);
    }

    [Fact]
    public async Task A_holder_that_cannot_be_written_stops_the_proposal_and_is_named()
    {
        var (_, id) = await portal.NewGrantedApplication();
        await portal.InDatabase(db => db.Database.ExecuteSqlAsync($$"""
            UPDATE subsidy_applications SET sent = jsonb_set(sent, '{Account,HolderKana}', '"緑会"') WHERE id = {{id}}
            """));
        var batch = await portal.NewBatch(maker);

        var refused = Assert.Single((await portal.ProposeBatch(maker, batch)).Errors).Message;

        Assert.Contains((await portal.ApplicationOf(id)).ReceiptNumber!, refused, StringComparison.Ordinal);
        Assert.Contains("「緑」", refused, StringComparison.Ordinal);
        Assert.Equal(PaymentBatchStatus.Draft, (await portal.PaymentBatchOf(maker, batch)).Batch.Status);
        Assert.Empty((await portal.SendAs(maker, new ExcludePayment(batch, (await portal.PaymentOf(id)).Id, "名義", true))).Errors);
    }

    [Fact]
    public async Task A_branch_that_has_left_the_list_is_named_and_neither_proposed_nor_released()
    {
        var (_, id) = await portal.NewGrantedApplication();
        var batch = await portal.NewBatch(maker);
        var number = (await portal.ApplicationOf(id)).ReceiptNumber!;
        async Task MoveAsync(string to) => await portal.InDatabase(db => db.Database.ExecuteSqlAsync($$"""
            UPDATE subsidy_applications SET sent = jsonb_set(sent, '{Account,BranchCode}', to_jsonb({{to}}::text)) WHERE id = {{id}}
            """));
        var branch = (await portal.ApplicationOf(id)).Sent!.Account.BranchCode;
        await MoveAsync("999");

        Assert.Contains(number, Assert.Single((await portal.ProposeBatch(maker, batch)).Errors).Message, StringComparison.Ordinal);
        await MoveAsync(branch);
        Assert.Empty((await portal.ProposeBatch(maker, batch)).Errors);
        await MoveAsync("999");
        await portal.InDatabase(db => db.Database.ExecuteSqlAsync($$"""
            UPDATE payments SET account = jsonb_set(account, '{BranchCode}', '"999"') WHERE application_id = {{id}}
            """));

        var gone = PaymentErrors.BankGone(number, (await portal.ApplicationOf(id)).Sent!.Account);
        Assert.Contains(gone, (await portal.Check(checker, batch)).Problems);
        Assert.Contains(gone, (await portal.ReleaseBatch(checker, batch)).Errors);
        Assert.Equal(PaymentBatchStatus.Proposed, (await portal.PaymentBatchOf(checker, batch)).Batch.Status);
    }

    [Fact]
    public async Task A_batch_without_a_row_is_refused_and_a_discarded_one_gives_everything_back()
    {
        var (_, id) = await portal.NewGrantedApplication();
        var batch = await portal.NewBatch(maker);
        Assert.Empty((await portal.SendAs(maker, new DiscardPaymentBatch(batch))).Errors);
        Assert.Empty((await portal.SendAs(maker, new DiscardPaymentBatch(batch))).Errors);

        var again = await portal.NewBatch(maker);
        foreach (var row in (await portal.PaymentBatchOf(maker, again)).Rows)
        {
            await portal.SendAs(maker, new ExcludePayment(again, row.Payment.Id, "空にする", false));
        }

        Assert.Equal(again, (await portal.PaymentOf(id)).BatchId);
        Assert.Equal([PaymentErrors.NoRows], (await portal.ProposeBatch(maker, again)).Errors);
        Assert.Equal([PaymentErrors.NotDraft], (await portal.ProposeBatch(maker, batch)).Errors);
    }
}
