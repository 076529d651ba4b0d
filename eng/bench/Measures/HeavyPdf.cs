using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Bench.Measures;

/// <summary>A scan as heavy as asked for: pages of noise, which nothing can make smaller.</summary>
internal static class HeavyPdf
{
    private const int Width = 1240;

    public static byte[] Of(int pages, int megabytes)
    {
        var height = megabytes * 1_000_000 / pages / Width;
        using var file = new MemoryStream();
        var starts = new List<long>();
        void Write(string text) => file.Write(Encoding.ASCII.GetBytes(text));
        void Begin()
        {
            starts.Add(file.Position);
            Write(string.Create(CultureInfo.InvariantCulture, $"{starts.Count} 0 obj\n"));
        }

        Write("%PDF-1.7\n");
        Begin();
        Write("<</Type/Catalog/Pages 2 0 R>>\nendobj\n");
        Begin();
        Write($"<</Type/Pages/Count {pages}/Kids[{string.Join(' ', Enumerable.Range(0, pages).Select(i => $"{3 + (3 * i)} 0 R"))}]>>\nendobj\n");
        for (var page = 0; page < pages; page++)
        {
            var self = starts.Count + 1;
            Begin();
            Write($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {self + 1} 0 R/Resources<</XObject<</I {self + 2} 0 R>>>>>>\nendobj\n");
            Begin();
            Write("<</Length 25>>stream\n595 0 0 842 0 0 cm /I Do  \nendstream\nendobj\n");
            Begin();
            Write($"<</Type/XObject/Subtype/Image/Width {Width}/Height {height}/ColorSpace/DeviceGray/BitsPerComponent 8/Length {Width * height}>>stream\n");
            file.Write(RandomNumberGenerator.GetBytes(Width * height));
            Write("\nendstream\nendobj\n");
        }

        var table = file.Position;
        Write($"xref\n0 {starts.Count + 1}\n0000000000 65535 f \n");
        starts.ForEach(start => Write(string.Create(CultureInfo.InvariantCulture, $"{start:0000000000} 00000 n \n")));
        Write($"trailer\n<</Size {starts.Count + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
        return file.ToArray();
    }
}
