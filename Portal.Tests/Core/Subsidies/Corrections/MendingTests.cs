using Microsoft.EntityFrameworkCore;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.Corrections;

/// <summary>Only what is marked can be changed, whatever a form says.</summary>
public sealed class MendingTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_is_marked_changes_and_what_a_form_leaves_out_stays()
    {
        var (applicant, _, id) = await portal.NewReturnedApplication("Holder");

        var saved = await portal.MendHolder(applicant, id, "ベツノナマエ");

        var account = (await portal.ApplicationOf(id)).Form.Account!;
        Assert.Empty(saved.Errors);
        Assert.Equal(SubsidyDrafts.Account with { HolderKana = "ベツノナマエ" }, account);
        Assert.Equal("ミドリカイ", (await portal.ApplicationOf(id)).Sent!.Account.HolderKana);
    }

    [Fact]
    public async Task A_name_is_mended_though_the_bank_has_left_the_list_since()
    {
        var (applicant, _, id) = await portal.NewReturnedApplication("Holder");
        await portal.Database.RunAsOwnerAsync(
            $$"""UPDATE subsidy_applications SET form = jsonb_set(form, '{Account,BankCode}', '"9999"') WHERE id = '{{id}}'""");

        var wrong = await portal.MendHolder(applicant, id, "漢字");
        var unfinished = await portal.Resubmit(applicant, id);
        await portal.MendHolder(applicant, id, "ベツノナマエ");
        var view = await portal.SendAs(applicant, new FindApplication(id));
        var sent = await portal.Resubmit(applicant, id);

        Assert.Empty(wrong.Errors);
        Assert.Equal([ApplicationErrors.NotComplete], unfinished.Errors);
        Assert.Empty(view!.Sections.ProblemsOf(ApplicationSection.Account));
        Assert.Empty(sent.Errors);
        var account = (await portal.ApplicationOf(id)).Sent!.Account;
        Assert.Equal(("0001", "ベツノナマエ"), (account.BankCode, account.HolderKana));
    }

    [Fact]
    public async Task A_row_that_is_not_marked_is_refused_and_nothing_is_saved()
    {
        var (applicant, _, id) = await portal.NewReturnedApplication("Holder", "Support");
        var before = (await portal.ApplicationOf(id)).Form;

        var account = await portal.SavePart(
            applicant, id, new ApplicationForm { Account = SubsidyDrafts.Account with { HolderKana = "ベツノナマエ", AccountNumber = "7654321" } });
        var costs = await portal.SavePart(
            applicant, id, new ApplicationForm { Costs = SubsidyDrafts.Costs with { SupportCostYen = "50000", Services = ["11", "15"], IsNonProfit = true } });

        Assert.Equal([CorrectionErrors.ItemsLocked([ApplicationItem.Account])], account.Errors);
        Assert.Equal([CorrectionErrors.ItemsLocked([ApplicationItem.Services, ApplicationItem.Income])], costs.Errors);
        Assert.Equal((before.Account, before.Costs!.SupportCostYen), ((await portal.ApplicationOf(id)).Form.Account, "60000円"));
    }

    [Fact]
    public async Task A_part_without_a_mark_is_closed_and_so_is_the_draft_behind_it()
    {
        var (applicant, _, id) = await portal.NewReturnedApplication("Holder");
        ApplicationForm[] parts =
        [
            new() { Basics = new BasicsForm("別の名称", null, null, null) }, new() { Costs = SubsidyDrafts.Costs with { Readers = "2" } },
            new() { Note = new NoteForm("あとから") },
        ];

        Assert.Equal([CorrectionErrors.SectionLocked], (await portal.SavePart(applicant, id, new ApplicationForm { Checks = new ChecksForm(true, true, true) })).Errors);
        foreach (var part in parts)
        {
            Assert.StartsWith("差し戻されていないところは変えられません", (await portal.SavePart(applicant, id, part)).Errors[0].Message, StringComparison.Ordinal);
        }

        Assert.Equal([ApplicationErrors.NotDraft], (await portal.SendAs(applicant, new DeleteApplicationDraft(id))).Errors);
        Assert.Equal([ApplicationErrors.AlreadyApplied], (await portal.SendAs(applicant, new StartApplication())).Errors);
        Assert.Empty((await portal.SendAs(applicant, new SubmitApplication(id, true))).Errors);
        Assert.Equal(ApplicationStatus.Returned, (await portal.ApplicationOf(id)).Status);
    }

    [Fact]
    public async Task Of_a_marked_kind_every_file_can_be_replaced_and_of_another_none()
    {
        var (applicant, _, id) = await portal.NewReturnedApplication("kind-passbook");
        var files = (await portal.SendAs(applicant, new FindApplication(id)))!.Files;
        Guid Of(string kind) => files.Single(f => f.KindKey == kind).Id;

        Assert.StartsWith("「通帳の写し」は1個まで", (await portal.AddPicture(applicant, id, "passbook", 33)).Errors[0].Message, StringComparison.Ordinal);
        Assert.Equal([CorrectionErrors.FileLocked], (await portal.AddPicture(applicant, id, "receipts", 34)).Errors);
        Assert.Equal([CorrectionErrors.FileLocked], (await portal.SendAs(applicant, new RemoveEvidence(id, Of("receipts")))).Errors);
        Assert.Empty((await portal.SendAs(applicant, new RemoveEvidence(id, Of("passbook")))).Errors);
        Assert.Empty((await portal.SendAs(applicant, new RemoveEvidence(id, Of("passbook")))).Errors);
        Assert.Empty((await portal.AddPicture(applicant, id, "passbook", 35)).Errors);
        Assert.Equal(4, (await portal.SendAs(applicant, new FindApplication(id)))!.Files.Count);
    }

    [Fact]
    public async Task Of_a_marked_file_only_that_one_and_what_was_put_in_since_is_taken_out()
    {
        var applicant = await portal.NewOfficeUser();
        var id = await portal.NewCompleteDraft(applicant);
        var second = (await portal.AddPicture(applicant, id, "receipts", 36)).Value;
        await portal.NewSentApplicationOf(applicant, id);
        var examiner = await portal.NewExaminer();
        await portal.SendAs(examiner, new TakeExamination(id));
        await portal.Return(examiner, id, Returns.Marks($"file-{second:N}"));
        var first = (await portal.SendAs(applicant, new FindApplication(id)))!.Files.First(f => f.KindKey == "receipts" && f.Id != second).Id;

        var added = await portal.AddPicture(applicant, id, "receipts", 37);

        Assert.Equal([CorrectionErrors.FileLocked], (await portal.SendAs(applicant, new RemoveEvidence(id, first))).Errors);
        Assert.Empty((await portal.SendAs(applicant, new RemoveEvidence(id, added.Value))).Errors);
        Assert.Empty((await portal.SendAs(applicant, new RemoveEvidence(id, second))).Errors);
        Assert.Equal([first], (await portal.SendAs(applicant, new FindApplication(id)))!.Files.Where(f => f.KindKey == "receipts").Select(f => f.Id));
    }

    [Fact]
    public async Task The_secretariat_sees_what_was_sent_then_and_now_and_nothing_in_between()
    {
        var (applicant, examiner, id) = await portal.NewReturnedApplication("kind-receipts");
        var old = (await portal.SendAs(applicant, new FindApplication(id)))!.Files.Single(f => f.KindKey == "receipts").Id;
        await portal.SendAs(applicant, new RemoveEvidence(id, old));
        var added = (await portal.AddPicture(applicant, id, "receipts", 38)).Value;

        var early = await portal.SendAs(examiner, new OpenSentEvidence(id, added));
        await portal.Resubmit(applicant, id);

        Assert.Null(early);
        foreach (var file in new[] { old, added })
        {
            await using var opened = (await portal.SendAs(examiner, new OpenSentEvidence(id, file)))!.Content;
            await using var own = (await portal.SendAs(applicant, new OpenEvidence(id, file)))!.Content;
            Assert.True(opened.Length > 0 && own.Length > 0);
        }

        var change = ApplicationChange.Between(SubsidyKind.CardReaders, (await portal.Look(examiner, id)).Rounds[0].Before, (await portal.ApplicationOf(id)).Sent!).Single();
        Assert.Equal(("領収書の写し", old, added), (change.Label, change.Before.Single().FileId!.Value, change.After.Single().FileId!.Value));
    }

    [Fact]
    public async Task Another_offices_returned_application_does_not_exist()
    {
        var (_, _, id) = await portal.NewReturnedApplication("Holder", "kind-receipts");
        var other = await portal.NewOfficeUser();

        Assert.Equal([ApplicationErrors.NotFound], (await portal.SendAs(other, new ResubmitApplication(id, 1, "", true))).Errors);
        Assert.Equal(
            [ApplicationErrors.NotFound], (await portal.SendAs(other, new SaveApplicationPart(id, new ApplicationForm { Account = SubsidyDrafts.Account }, ""))).Errors);
        Assert.Equal([ApplicationErrors.NotFound], (await portal.AddPicture(other, id, "receipts", 39)).Errors);
        Assert.Equal([ApplicationErrors.NotFound], (await portal.SendAs(other, new WithdrawApplication(id))).Errors);
    }
}
