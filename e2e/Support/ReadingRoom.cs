using System.Security.Cryptography;
using System.Text;
using Portal.Core.ReviewBoard;
using Portal.Tests.Pages.Review;

namespace Portal.EndToEnd.Support;

/// <summary>A site with one registered session: four cases of three papers, twelve heavy pages, a reviewer for each test.</summary>
public sealed class ReadingRoom : Site
{
    public const int Pages = 12;
    public const int BytesOfAPage = 800_000;

    /// <summary>Stands on one page only, the first of case 3.</summary>
    public const string RareWord = "sparrow";
    private const int PageOfRareWord = 7;

    private static readonly ReviewDocumentKind[] Kinds =
        [ReviewDocumentKind.FirstStageJudgement, ReviewDocumentKind.SurveyForm, ReviewDocumentKind.PhysicianOpinion];

    private Queue<Guest> guests = new();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        guests = new((await NewSessionAsync(reviewers: 12)).Guests);
    }

    /// <summary>Somebody who has read nothing yet.</summary>
    public Guest NextGuest() => guests.Dequeue();

    public async Task<RegisteredSession> NewSessionAsync(int reviewers) =>
        await this.NewSession(await StorePacketAsync(), Contents(), new DateOnly(2099, 12, 3), reviewers);

    private static PacketContents Contents() => new(
        Pages, [],
        [.. Enumerable.Range(0, 4).Select(n => new PacketCase(
            Guid.NewGuid(), n + 1, $"{n + 1:0000}", ReviewCaseKind.Renewal, "", (n * 3) + 1, 3,
            [.. Kinds.Select((kind, i) => RegisteredSessions.NewPaper(kind, (n * 3) + 1 + i))]))],
        $"595x842*{Pages}");

    private async Task<Guid> StorePacketAsync()
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, Packet());
            return await this.StoreFileAsync(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Each page has a line of text and a picture that no program can make smaller.</summary>
    private static byte[] Packet()
    {
        var pdf = new PlainPdf();
        var kids = string.Join(' ', Enumerable.Range(0, Pages).Select(n => $"{4 + (n * 3)} 0 R"));
        pdf.Add("<</Type/Catalog/Pages 2 0 R>>");
        pdf.Add($"<</Type/Pages/Count {Pages}/Kids[{kids}]>>");
        pdf.Add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
        for (var page = 1; page <= Pages; page++)
        {
            var id = 1 + (page * 3);
            var word = page == PageOfRareWord ? RareWord : "";
            pdf.Add($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {id + 1} 0 R/Resources<</Font<</F 3 0 R>>/XObject<</I {id + 2} 0 R>>>>>>");
            pdf.Add("", Encoding.ASCII.GetBytes($"BT /F 18 Tf 60 760 Td (Page {page} {word}) Tj ET q 200 0 0 200 60 500 cm /I Do Q"));
            pdf.Add(
                $"/Type/XObject/Subtype/Image/Width 1000/Height {BytesOfAPage / 1000}/ColorSpace/DeviceGray/BitsPerComponent 8",
                RandomNumberGenerator.GetBytes(BytesOfAPage));
        }

        return pdf.ToArray();
    }
}
