using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Core.ReviewBoard.Register;

public sealed class ReviewerImportTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Header = "氏名,メールアドレス,職種,状態,合議体\r\n";

    static ReviewerImportTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("shift_jis", false)]
    [InlineData("utf-16", true)]
    public async Task A_file_of_any_usual_encoding_keeps_every_character(string encoding, bool mark)
    {
        var clerk = await portal.NewClerk();
        // 𠮷 does not exist in Shift_JIS: there, a file cannot hold it.
        var name = encoding == "shift_jis" ? "髙橋 﨑子" : "髙橋 﨑子𠮷";
        var text = Encoding.GetEncoding(encoding);

        var plan = await Upload(clerk, [.. mark ? text.GetPreamble() : [], .. text.GetBytes($"{Header}{name},a@example.jp,医師,,\r\n")]);
        var result = await Import(clerk, plan);

        Assert.False(result.Failed);
        Assert.Equal(name, (await Reviewers(clerk)).Single().Name);
    }

    [Theory]
    [InlineData(",a@example.jp,医師,有効,", "氏名", ReviewerErrors.NameMissing)]
    [InlineData("山田,,医師,有効,", "メールアドレス", "メールアドレスを入力してください。")]
    [InlineData("山田,a@example,医師,有効,", "メールアドレス", "メールアドレスの@より後ろを確認してください。「example.jp」のように点で区切って入力します。")]
    [InlineData("山田,a@example.jp,,有効,", "職種", ReviewerErrors.ProfessionMissing)]
    [InlineData("山田,a@example.jp,医師,在職,", "状態", "状態は「有効」か「無効」と書くか、空にしてください。")]
    [InlineData("山田,a@example.jp,医師,無効,第1合議体", "合議体", "無効の方は合議体に加えられません。状態を「有効」にするか、合議体を空にしてください。")]
    [InlineData("山田,first@example.jp,医師,有効,", "メールアドレス", "2行目と同じメールアドレスです。どちらか1行にしてください。")]
    [InlineData("山田,ＦＩＲＳＴ@example.jp,医師,有効,", "メールアドレス", "2行目と同じメールアドレスです。どちらか1行にしてください。")]
    public async Task A_bad_row_is_told_with_row_column_and_remedy(string row, string column, string message)
    {
        var clerk = await portal.NewClerk();

        var (_, plan) = await Upload(clerk, Bytes($"先頭,first@example.jp,医師,,\r\n{row}\r\n"));

        var problem = Assert.Single(plan.Rows[1].Problems);
        Assert.Equal((3, column, message), (problem.Row, problem.Column, problem.Message));
        Assert.Equal(ReviewerImportKind.Refused, plan.Rows[1].Kind);
    }

    [Fact]
    public async Task With_one_bad_row_nothing_is_imported_unless_it_is_left_out_on_purpose()
    {
        var clerk = await portal.NewClerk();
        var (id, plan) = await Upload(clerk, Bytes("山田,a@example.jp,医師,,\r\n佐藤,b@example,医師,,\r\n"));

        var refused = await portal.SendAs(clerk, new ImportReviewers(id, plan.Fingerprint, false));
        Assert.Equal([ReviewerImportErrors.HasProblems], refused.Errors);
        Assert.Empty(await Reviewers(clerk));

        Assert.False((await portal.SendAs(clerk, new ImportReviewers(id, plan.Fingerprint, true))).Failed);
        Assert.Equal(["山田"], (await Reviewers(clerk)).Select(r => r.Name));
        Assert.Equal(new ReviewerImportCounts(1, 0, 0, 1, 0), await portal.SendAs(clerk, new FindReviewerImport(id)));
    }

    [Fact]
    public async Task Imported_twice_the_second_time_changes_nothing()
    {
        var clerk = await portal.NewClerk();
        var file = Bytes("山田,a@example.jp,医師,,第1合議体・第2合議体\r\n佐藤,b@example.jp,保健師,無効,\r\n");
        await Import(clerk, await Upload(clerk, file));

        var (_, plan) = await Upload(clerk, file);

        Assert.All(plan.Rows, r => Assert.Equal(ReviewerImportKind.Unchanged, r.Kind));
        Assert.Equal(["第1合議体", "第2合議体"], (await portal.SendAs(clerk, new ListPanels(new PanelFilter(null, null), 1))).Rows.Select(p => p.Name));
    }

    [Fact]
    public async Task An_existing_reviewer_is_changed_by_address_and_what_the_file_leaves_empty_stays()
    {
        var clerk = await portal.NewClerk();
        var id = (await portal.SendAs(clerk, new AddReviewer("山田", "Yamada@example.jp", "医師"))).Value;
        await portal.SendAs(clerk, new SwitchReviewer(id, false));

        var upload = await Upload(clerk, Bytes("山田 一郎,ＹＡＭＡＤＡ@example.jp,医師,,\r\n"));
        await Import(clerk, upload);

        Assert.Equal(["氏名：山田 → 山田 一郎"], upload.Plan.Rows[0].Changes);
        var reviewer = Assert.Single(await Reviewers(clerk));
        Assert.Equal((id, "山田 一郎", "Yamada@example.jp", false), (reviewer.Id, reviewer.Name, reviewer.Email, reviewer.IsActive));
    }

    [Fact]
    public async Task A_panel_keeps_its_members_and_its_head_when_others_join()
    {
        var clerk = await portal.NewClerk();
        var head = (await portal.SendAs(clerk, new AddReviewer("長", "head@example.jp", "医師"))).Value;
        var panel = (await portal.SendAs(clerk, new AddPanel("第3合議体", new PanelSeating([head], new Dictionary<Guid, int?>(), head)))).Value;

        await Import(clerk, await Upload(clerk, Bytes("山田,a@example.jp,医師,,第３合議体\r\n")));

        var members = (await portal.SendAs(clerk, new FindPanel(panel)))!.Members;
        Assert.Equal([("長", true), ("山田", false)], members.Select(m => (m.Name, m.IsHead)));
    }

    [Fact]
    public async Task When_the_register_changed_since_the_preview_it_is_shown_again_first()
    {
        var clerk = await portal.NewClerk();
        var (id, plan) = await Upload(clerk, Bytes("山田,a@example.jp,医師,,\r\n"));
        await portal.SendAs(clerk, new AddReviewer("先の人", "a@example.jp", "保健師"));

        var result = await portal.SendAs(clerk, new ImportReviewers(id, plan.Fingerprint, false));

        Assert.Equal([ReviewerImportErrors.RegisterChanged], result.Errors);
        Assert.Equal("先の人", (await Reviewers(clerk)).Single().Name);
    }

    [Fact]
    public async Task The_button_pressed_several_times_at_once_imports_once()
    {
        var clerk = await portal.NewClerk();
        var (id, plan) = await Upload(clerk, Bytes("山田,a@example.jp,医師,,第1合議体\r\n"));

        var results = await Task.WhenAll(Enumerable.Range(0, 4)
            .Select(_ => portal.SendAs(clerk, new ImportReviewers(id, plan.Fingerprint, false))));

        Assert.All(results, r => Assert.False(r.Failed));
        Assert.Single(await Reviewers(clerk));
        Assert.Equal(1, await portal.InDatabase(db => db.AuditEvents.CountAsync(e => e.ObjectId == id)));
    }

    [Fact]
    public async Task An_upload_is_its_owners_alone_is_kept_encrypted_and_forgotten_after_an_hour()
    {
        var clerk = await portal.NewClerk();
        var (id, plan) = await Upload(clerk, Bytes("山田,a@example.jp,医師,,\r\n"));
        var kept = await portal.InDatabase(db => db.ReviewerImports.Where(i => i.Id == id).Select(i => i.ProtectedContent).SingleAsync());
        Assert.True(kept.AsSpan().IndexOf("a@example.jp"u8) < 0);

        foreach (var other in (TestUser[])[await portal.NewColleague(clerk), await portal.NewClerk()])
        {
            Assert.Null(await portal.SendAs(other, new PreviewReviewerImport(id)));
            Assert.Equal([ReviewerImportErrors.Gone], (await portal.SendAs(other, new ImportReviewers(id, plan.Fingerprint, true))).Errors);
        }

        var before = portal.Clock.Now;
        portal.Clock.Advance(ReviewerImport.KeptFor);
        Assert.Equal([ReviewerImportErrors.Gone], (await portal.SendAs(clerk, new ImportReviewers(id, plan.Fingerprint, true))).Errors);
        await portal.SendAsWorker(new ForgetReviewerImports());
        portal.Clock.Now = before;
        Assert.False(await portal.InDatabase(db => db.ReviewerImports.AnyAsync(i => i.Id == id)));
    }

    [Fact]
    public async Task A_file_that_is_no_list_or_too_large_is_refused_as_a_whole()
    {
        var clerk = await portal.NewClerk();

        Assert.Contains("職種", (await Upload(clerk, Encoding.UTF8.GetBytes("氏名,メールアドレス\r\nA,a@example.jp\r\n"))).Plan.FileProblems.Single().Message, StringComparison.Ordinal);
        Assert.Contains("Excel", (await Upload(clerk, [0x50, 0x4B, 0x03, 0x04, 1])).Plan.FileProblems.Single().Message, StringComparison.Ordinal);
        Assert.Single((await Upload(clerk, Encoding.UTF8.GetBytes(Header))).Plan.FileProblems);
        using var large = new MemoryStream(new byte[ReviewerImport.MaxBytes + 1]);
        Assert.Equal([ReviewerImportErrors.FileTooLarge], (await portal.SendAs(clerk, new UploadReviewerImport(large))).Errors);
    }

    [Fact]
    public async Task Five_thousand_rows_are_taken_and_one_more_is_not()
    {
        var clerk = await portal.NewClerk();
        var rows = string.Concat(Enumerable.Range(0, ReviewerImport.MaxRows).Select(i => $"審査員{i},m{i}@example.jp,医師,,\r\n"));

        Assert.False((await Import(clerk, await Upload(clerk, Bytes(rows)))).Failed);
        var (id, plan) = await Upload(clerk, Bytes(rows + "余り,over@example.jp,医師,,\r\n"));

        Assert.Equal(ReviewerImport.MaxRows, await portal.InDatabase(db => db.Reviewers.CountAsync(r => r.InsurerId == clerk.InsurerId)));
        Assert.Contains(plan.Rows, r => r.Problems.Any(p => p.Row == ReviewerImport.MaxRows + 2));
        Assert.True((await portal.SendAs(clerk, new ImportReviewers(id, plan.Fingerprint, false))).Failed);
    }

    private static byte[] Bytes(string rows) => Encoding.UTF8.GetBytes(Header + rows);

    private async Task<(Guid Id, ReviewerImportPlan Plan)> Upload(TestUser clerk, byte[] file)
    {
        using var content = new MemoryStream(file);
        var id = (await portal.SendAs(clerk, new UploadReviewerImport(content))).Value;
        return (id, (await portal.SendAs(clerk, new PreviewReviewerImport(id)))!);
    }

    private async Task<Portal.Core.Results.Result> Import(TestUser clerk, (Guid Id, ReviewerImportPlan Plan) upload) =>
        await portal.SendAs(clerk, new ImportReviewers(upload.Id, upload.Plan.Fingerprint, false));

    private Task<List<Reviewer>> Reviewers(TestUser clerk) =>
        portal.InDatabase(db => db.Reviewers.Where(r => r.InsurerId == clerk.InsurerId).ToListAsync());
}
