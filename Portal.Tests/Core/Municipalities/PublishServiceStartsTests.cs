using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Core.Results;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Municipalities;

/// <summary>Each test has municipalities of its own: nobody else's rows are looked at.</summary>
public sealed class PublishServiceStartsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly DateOnly April = new(2027, 4, 30);

    [Fact]
    public async Task A_date_is_published_as_a_new_version_with_its_audit_event()
    {
        var before = await NewestAsync();

        var result = await PublishAsync(new ServiceStartLine("442054", ServiceStartState.Decided, April), new("442062", ServiceStartState.Arranging));

        Assert.Equal(before + 1, result.Value);
        var rows = await RowsAsync("442054", "442062");
        Assert.Equal([("442054", April), ("442062", null)], rows.Select(r => (r.MunicipalityCode, r.StartsOn)));
        Assert.All(rows, r => Assert.Equal((before + 1, null), (r.Version, r.ReplacedInVersion)));
        var details = await portal.InDatabase(db => db.AuditEvents.Where(e => e.Action == "ServiceStartsPublished")
            .OrderByDescending(e => e.Id).Select(e => e.Details).FirstAsync());
        Assert.Equal($$"""{"version":{{before + 1}},"decided":1,"arranging":1,"undecided":0}""", details);
    }

    [Fact]
    public async Task What_already_holds_makes_no_version_so_that_a_second_click_is_answered_as_the_first()
    {
        var line = new ServiceStartLine("442071", ServiceStartState.Decided, April);
        var seen = await NewestAsync();
        var first = await SendAsync(new PublishServiceStarts([line], seen));

        var second = await SendAsync(new PublishServiceStarts([line], seen));

        Assert.Equal(first.Value, second.Value);
        Assert.Single(await RowsAsync("442071"));
        Assert.Equal(first.Value, (await PublishAsync(new ServiceStartLine("442089", ServiceStartState.Undecided))).Value);
    }

    [Fact]
    public async Task A_published_date_moves_or_goes_back_only_with_a_reason_and_stays_in_the_history()
    {
        await PublishAsync(new ServiceStartLine("442097", ServiceStartState.Decided, April));

        var silent = await PublishAsync(new ServiceStartLine("442097", ServiceStartState.Decided, April.AddDays(7), " "));
        var moved = await PublishAsync(new ServiceStartLine("442097", ServiceStartState.Decided, April.AddDays(7), "システムの準備のため"));
        var back = await PublishAsync(new ServiceStartLine("442097", ServiceStartState.Arranging, null, "日程の見直しのため"));

        Assert.Equal([ServiceStartErrors.ReasonMissing("豊後高田市")], silent.Errors);
        var rows = await RowsAsync("442097");
        Assert.Equal([moved.Value, back.Value, null], rows.Select(r => r.ReplacedInVersion));
        Assert.Equal([null, "システムの準備のため", "日程の見直しのため"], rows.Select(r => r.Reason));
    }

    [Fact]
    public async Task One_wrong_line_publishes_none()
    {
        var before = await NewestAsync();

        var result = await PublishAsync(new ServiceStartLine("442101", ServiceStartState.Arranging), new("999999", ServiceStartState.Arranging));

        Assert.Equal([ServiceStartErrors.UnknownMunicipality("999999")], result.Errors);
        Assert.Equal(before, await NewestAsync());
        Assert.Empty(await RowsAsync("442101"));
    }

    [Fact]
    public async Task Who_looked_at_an_older_version_is_told_so()
    {
        var seen = await NewestAsync();
        await PublishAsync(new ServiceStartLine("442119", ServiceStartState.Arranging));

        var result = await SendAsync(new PublishServiceStarts([new("442127", ServiceStartState.Arranging)], seen));

        Assert.Equal([ConflictErrors.ChangedMeanwhile], result.Errors);
    }

    [Fact]
    public async Task Two_at_once_take_turns()
    {
        var official = await portal.NewOfficial(AccountRole.Operator);
        var before = await NewestAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(n =>
            portal.SendAs(official, new PublishServiceStarts([new("442135", ServiceStartState.Decided, April)]))));

        Assert.All(results, r => Assert.Equal(before + 1, r.Value));
        Assert.Single(await RowsAsync("442135"));
    }

    public static TheoryData<string, ServiceStartLine[]> Refused => new()
    {
        { "公表する市町村を選んでください。", [] },
        { "同じ市町村が2つ以上あります。1つにしてください。", [new("442143", ServiceStartState.Arranging), new("442143", ServiceStartState.Undecided)] },
        { "利用開始日は、決まっている市町村にだけ入力してください。", [new("442143", ServiceStartState.Decided)] },
        { "利用開始日は、決まっている市町村にだけ入力してください。", [new("442143", ServiceStartState.Arranging, new DateOnly(2027, 4, 1))] },
        { "利用開始日は、決まっている市町村にだけ入力してください。", [new("442143", (ServiceStartState)9)] },
        { "理由は200文字以内で、改行を入れずに入力してください。", [new("442143", ServiceStartState.Arranging, null, new string('あ', 201))] },
        { "理由は200文字以内で、改行を入れずに入力してください。", [new("442143", ServiceStartState.Arranging, null, "あ\nい")] },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_makes_no_sense_is_refused(string message, ServiceStartLine[] lines)
    {
        Assert.Equal([message], (await PublishAsync(lines)).Errors.Select(e => e.Message));
    }

    private Task<Result<int>> PublishAsync(params ServiceStartLine[] lines) => SendAsync(new PublishServiceStarts(lines));

    private async Task<Result<int>> SendAsync(PublishServiceStarts request) =>
        await portal.SendAs(await portal.NewOfficial(AccountRole.Operator), request);

    private Task<int> NewestAsync() => portal.InDatabase(db => db.PublicStatusVersions.MaxAsync(v => v.Number));

    private Task<List<ServiceStart>> RowsAsync(params string[] codes) => portal.InDatabase(db => db.ServiceStarts.AsNoTracking()
        .Where(s => codes.Contains(s.MunicipalityCode)).OrderBy(s => s.Version).ThenBy(s => s.MunicipalityCode).ToListAsync());
}
