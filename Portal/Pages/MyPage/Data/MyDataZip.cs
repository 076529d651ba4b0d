using System.Globalization;
using MediatR;
using Portal.Core.Accounts;
using Portal.Core.MyPage;
using Portal.Core.Pdf;
using Portal.Core.Storage;
using Portal.Core.Subsidies;
using Portal.Core.Time;
using Portal.Pages.Subsidies.Applications;
using Portal.Web;

namespace Portal.Pages.MyPage.Data;

/// <summary>わたしのデータ as a ZIP: one thing after the other is read, printed and written, and forgotten before the next.</summary>
public sealed class MyDataZip(IMediator mediator, PrintedPages printed, TimeProvider clock)
{
    private const string OfPerson = "1_アカウント";
    private const string OfOffice = "2_事業所・医療機関";
    private const string OfSubsidies = "3_助成金の申請";

    public string FileName => $"わたしのデータ_{clock.TodayInJapan():yyyyMMdd}.zip";

    public async Task WriteAsync(Stream output, MyData data, CancellationToken cancellationToken)
    {
        var zip = await DataArchive.CreateAsync(output, clock.GetUtcNow(), cancellationToken);
        await zip.AddTableAsync($"{OfPerson}/アカウント.csv", "あなたのアカウントの情報", MyDataTables.Facts, MyDataTables.Of(data.Account));
        await zip.AddTableAsync($"{OfPerson}/操作の記録.csv", "ログインなど、あなたの操作の記録", MyDataTables.EventHeadings, data.Events.Select(MyDataTables.Of));
        var office = await mediator.Send(new FindMyOffice(), cancellationToken);
        if (office is not null)
        {
            await AddOfficeAsync(zip, office, cancellationToken);
            await AddApplicationsAsync(zip, data.Applications, cancellationToken);
        }

        await zip.FinishAsync(MyDataTables.HeadOf(data.Account, office, clock.GetUtcNow()));
    }

    private async Task AddOfficeAsync(DataArchive zip, OfficeView office, CancellationToken cancellationToken)
    {
        await zip.AddTableAsync($"{OfOffice}/登録した情報.csv", "登録した情報と、そのときの登録簿の内容", MyDataTables.OfficeHeadings, MyDataTables.Of(office));
        // As on its page: everybody of the office reads it.
        if (await mediator.Send(new ListProxies(All: true), cancellationToken) is { } proxies)
        {
            await zip.AddTableAsync(
                $"{OfOffice}/代理.csv", "頼んだ代理と、頼まれた代理", MyDataTables.ProxyHeadings, proxies.Given.Concat(proxies.Received).Select(MyDataTables.Of));
        }

        if (await mediator.Send(new ListOfficePeople(), cancellationToken) is { MayChange: true } people)
        {
            await zip.AddTableAsync($"{OfOffice}/利用者.csv", "利用者の一覧", MyDataTables.PeopleHeadings, people.People.Select(MyDataTables.Of));
            await zip.AddTableAsync(
                $"{OfOffice}/招待.csv", "返事を待っている招待", MyDataTables.InvitationHeadings, people.Invitations.Select(MyDataTables.Of));
            if (await mediator.Send(new FindUsualBankAccount(), cancellationToken) is { } usual)
            {
                await zip.AddTableAsync($"{OfOffice}/振込先の口座.csv", "登録してある振込先の口座", MyDataTables.Facts, MyDataTables.Of(usual));
            }
        }
    }

    private async Task AddApplicationsAsync(
        DataArchive zip, IReadOnlyList<MyDataApplication> applications, CancellationToken cancellationToken)
    {
        var rows = new List<IReadOnlyList<object?>>();
        foreach (var application in applications)
        {
            // A draft may have been deleted since the export began.
            if (await mediator.Send(new FindApplication(application.Id), cancellationToken) is { } view)
            {
                rows.Add(MyDataTables.Of(view));
                await AddApplicationAsync(zip, application, view, cancellationToken);
            }
        }

        await zip.AddTableAsync($"{OfSubsidies}/一覧.csv", "助成金の申請の一覧", MyDataTables.ApplicationHeadings, rows);
    }

    private async Task<IReadOnlyList<ChangeRequest>> ChangesOfAsync(ApplicationView view, CancellationToken cancellationToken)
    {
        var all = new List<ChangeRequest>();
        for (var page = 1; view.HasChanges; page++)
        {
            if (await mediator.Send(new FindChanges(view.Id, page), cancellationToken) is not { } found || found.Page < page)
            {
                break;
            }

            all.AddRange(found.Requests);
        }

        return all;
    }

    private async Task AddApplicationAsync(
        DataArchive zip, MyDataApplication application, ApplicationView view, CancellationToken cancellationToken)
    {
        var folder = $"{OfSubsidies}/{view.ReceiptNumber ?? $"未提出_{view.FiscalYear}年度_{application.Id.ToString()[^12..]}"}";
        await zip.AddJsonAsync($"{folder}/申請の内容.json", "入力した内容と、提出した回ごとの内容", MyDataTables.ContentOf(view, await ChangesOfAsync(view, cancellationToken)));
        foreach (var sending in view.Sendings)
        {
            var name = sending.Round == 0 ? "申請書の控え.pdf" : $"第{sending.Round}回の修正の控え.pdf";
            await AddPrintAsync(zip, $"{folder}/{name}", "提出した内容そのままの控え", () => printed.PrintAsync<ApplicationSlip>(
                ApplicationSlips.TitleOf(view), ApplicationSlips.ParametersOf(view, sending), cancellationToken));
        }

        if (application.IsDecided)
        {
            await AddLetterAsync(zip, folder, new OpenDecisionLetter(application.Id), "審査の結果の通知書", "通知書.pdf", cancellationToken);
        }

        foreach (var (index, later) in application.LaterDecisions.Index())
        {
            var missing = $"決定後の通知書{index + 1}.pdf";
            await AddLetterAsync(zip, folder, new OpenLaterLetter(application.Id, later), "決定の後の通知書", missing, cancellationToken);
        }

        foreach (var (index, file) in application.Files.Index())
        {
            await AddEvidenceAsync(zip, folder, index + 1, file, view, cancellationToken);
        }
    }

    private async Task AddLetterAsync(
        DataArchive zip, string folder, IRequest<OpenedLetter?> letterOf, string what, string missing, CancellationToken cancellationToken)
    {
        try
        {
            if (await mediator.Send(letterOf, cancellationToken) is { Pdf: { } letter })
            {
                await using var content = letter.Content;
                await zip.AddStreamAsync($"{folder}/{letter.FileName}", what, content);
                return;
            }
        }
        catch (Exception exception) when (exception is PdfComposerUnavailableException or StorageUnavailableException)
        {
            // Told like a letter that is stopped: the rest can still be kept.
        }

        zip.Miss($"{folder}/{missing}", "いまPDFを作れません");
    }

    private static async Task AddPrintAsync(DataArchive zip, string name, string what, Func<Task<byte[]>> print)
    {
        try
        {
            await zip.AddBytesAsync(name, what, await print());
        }
        catch (PdfComposerUnavailableException)
        {
            zip.Miss(name, "いまPDFを作れません");
        }
    }

    private async Task AddEvidenceAsync(
        DataArchive zip, string folder, int number, MyDataFile file, ApplicationView view, CancellationToken cancellationToken)
    {
        var kind = view.Rules.Evidence.FirstOrDefault(k => k.Key == file.KindKey)?.Name
            ?? (file.ChangeRequestedAt is { } at ? $"{at.ToMonthDayTimeText()}の変更などの申請の資料" : "書類");
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"{folder}/書類{(file.IsTakenOut ? "（差し替え前）" : "")}/{number:00}_{DataArchive.Readable(kind, 40)}_{DataArchive.Readable(file.FileName, 80)}");
        if (file.IsUnderCheck)
        {
            zip.Miss(name, "安全を確かめている途中です");
            return;
        }

        try
        {
            if (await mediator.Send(new OpenEvidence(view.Id, file.Id), cancellationToken) is { } opened)
            {
                await using var content = opened.Content;
                await zip.AddStreamAsync(name, kind, content);
                return;
            }
        }
        catch (StorageUnavailableException)
        {
            // Told like a file that is gone: the rest can still be kept.
        }

        zip.Miss(name, "いま取り出せません");
    }
}
